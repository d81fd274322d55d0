// The pages of a repository with contents: its card, its folders, its files, its branches and tags, and the bytes behind the links.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { assert, isAt, see, seesHeading, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';
import { BINARY, SCRIPT, WEIGHTS } from '../lib/world.mjs';

const SHA256 = createHash('sha256').update(WEIGHTS).digest('hex');

export function repository(test, lab) {
  const at = async (address) => {
    await lab.world();
    const visitor = await lab.visitor();
    await visit(visitor, address);
    return visitor;
  };

  test('a card shows its table, its code in colours, its picture by a relative path, its task list and its facts', async () => {
    const { page, troubles } = await at('/ada/tiny');
    await seesHeading(page, 'Tiny');
    await see(page.getByRole('cell', { name: '91.4' }), 'a cell of the table');
    await see(page.locator('.prose pre code span[style*="color"]'), 'coloured code');
    const picture = page.getByRole('img', { name: 'Loss over 12,000 steps' });
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('.prose img')?.naturalWidth > 0);
    await see(page.getByRole('checkbox', { name: 'Not done' }), 'an open task');
    for (const fact of ['Text generation', 'transformers', 'apache-2.0']) await seesText(page.getByRole('main'), fact);
    await seesText(page.getByRole('main'), /^3\.2\d? MB$/);
    await page.getByText('Metadata (').click();
    await seesText(page, 'rhymes');
    await page.getByRole('link', { name: 'the notes' }).click();
    await isAt(page, '/ada/tiny/blob/main/docs/%E8%AF%B4%E6%98%8E.md');
    await seesText(page, '写押韵的对句。');
    troubles.assertNone('the card');
  });

  test('the tree of a model says what it was made from, what is a claim and what was made here, and leads to what was made from it', async () => {
    const { page, troubles } = await at('/ada/tiny');
    const tree = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Model tree' }) });
    await seesText(tree, 'Adapter of');
    await see(tree.getByRole('listitem').filter({ hasText: 'acme/base' }).getByText('made here'), 'the mark of a fact');
    assert.equal(await tree.getByRole('link', { name: 'Show the job' }).count(), 0);
    await tree.getByRole('button', { name: 'Quantizations 1' }).click();
    await see(tree.getByRole('listitem').filter({ hasText: 'acme/dialog-zh' }).getByText('claimed'), 'the mark of a claim');
    await tree.getByRole('link', { name: 'acme/dialog-zh' }).click();
    await isAt(page, '/acme/dialog-zh');
    await seesText(tree, 'Quantized from');
    troubles.assertNone('the tree');
  });

  test('the facts say what the headers of its weights say, and how often it is downloaded, in words too', async () => {
    const { page, troubles } = await at('/ada/tiny');
    const main = page.getByRole('main');
    for (const fact of ['Parameters', '800K', 'LlamaForCausalLM', 'F32']) await seesText(main, fact);
    await see(page.getByRole('img', { name: /^Downloads of the last 30 days: 1\. Most of them on .+: 1\.$/ }), 'the line of downloads');
    troubles.assertNone('the facts');
  });

  test('who may mend a card and its files reads what is wrong, on which line; nobody else is bothered with it', async () => {
    const { page } = await at('/ada/flawed');
    await seesHeading(page, 'Flawed');
    assert.equal(await page.getByText('of this card need attention').count(), 0);
    const owner = await lab.resident('ada', 'en-US');
    await visit(owner, '/ada/flawed');
    await seesText(owner.page, '4 things in the metadata of this card need attention');
    await seesText(owner.page, 'Languages are codes');
    await seesText(owner.page, 'safetensors/truncated');
    await owner.page.getByRole('link', { name: 'Open README.md' }).click();
    await isAt(owner.page, '/ada/flawed/blob/main/README.md');
  });

  test('the list of files shows folders, sizes, the last commit of each and large files, and leads down and up', async () => {
    const { page, troubles } = await at('/ada/tiny/tree/main');
    const row = (name) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
    await see(row('config.json').getByText('Weights after 12,000 steps'), 'the last commit of config.json');
    await see(row('README.md').getByText('A card with a picture'), 'the last commit of README.md');
    await see(row('model.safetensors').getByText('LFS'), 'the mark of a large file');
    await see(row('model.safetensors').getByText('3.2 MB'), 'the size of the large file');
    await row('scripts').getByRole('link').click();
    await isAt(page, '/ada/tiny/tree/main/scripts');
    await page.getByRole('link', { name: 'rust', exact: true }).click();
    await isAt(page, '/ada/tiny/tree/main/scripts/rust');
    await see(page.getByRole('link', { name: 'keep.rs', exact: true }), 'the file in the folder');
    await page.getByRole('link', { name: 'Parent folder' }).click();
    await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'tiny' }).click();
    await isAt(page, '/ada/tiny/tree/main');
    await page.goBack();
    await isAt(page, '/ada/tiny/tree/main/scripts');
    troubles.assertNone('the files');
  });

  test('a text file is shown in colours with its lines, and its raw and downloaded bytes are the right ones', async () => {
    const { page, context, troubles } = await at('/ada/tiny/blob/main/scripts/evaluate.py');
    await see(page.locator('pre code span[style*="color"]'), 'coloured code');
    await seesText(page, `${SCRIPT.trimEnd().split('\n').length} lines`);
    const shown = await page.getByRole('group', { name: 'Code' }).locator('code').innerText();
    assert.equal(shown.trimEnd(), SCRIPT.trimEnd());
    const raw = await context.request.get(await page.getByRole('link', { name: 'Raw' }).getAttribute('href'));
    assert.equal(await raw.text(), SCRIPT);
    const file = await download(page, () => page.getByRole('link', { name: 'Download' }).click());
    assert.equal(file.name, 'evaluate.py');
    assert.equal(file.bytes.toString(), SCRIPT);
    troubles.assertNone('a text file');
  });

  test('a large file shows its size and its sha256, and its downloaded bytes have exactly that one', async () => {
    const { page, troubles } = await at('/ada/tiny/blob/main/model.safetensors');
    await seesText(page, '1 of 1 tensor');
    await seesText(page, /3\.2 MB/);
    await seesText(page, SHA256);
    const file = await download(page, () => page.getByRole('link', { name: 'Download' }).click());
    assert.equal(createHash('sha256').update(file.bytes).digest('hex'), SHA256);
    troubles.assertNone('a large file');
  });

  test('a small binary file and a picture are shown as what they are', async () => {
    const { page, troubles } = await at('/ada/tiny/blob/main/data.bin');
    await seesText(page, 'This file is not text. Download it to use it.');
    const file = await download(page, () => page.getByRole('link', { name: 'Download' }).click());
    assert.deepEqual(file.bytes, BINARY);
    await visit({ page }, '/ada/tiny/blob/main/images/loss.png');
    await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth === 720);
    troubles.assertNone('binary files');
  });

  test('the revision picker offers branches and tags, keeps the path, and each shows its own files', async () => {
    const { page, troubles } = await at('/ada/tiny/tree/main');
    await pick(page, 'main', 'next/sonnets');
    await isAt(page, '/ada/tiny/tree/next%2Fsonnets');
    await see(page.getByRole('link', { name: 'SONNETS.md' }), 'a file of the branch');
    await pick(page, 'next/sonnets', 'v0.1');
    await isAt(page, '/ada/tiny/tree/v0.1');
    await settled(page);
    assert.equal(await page.getByRole('link', { name: 'model.safetensors', exact: true }).count(), 0);
    await page.getByRole('link', { name: 'scripts', exact: true }).click();
    await pick(page, 'v0.1', 'main');
    await isAt(page, '/ada/tiny/tree/main/scripts');
    await visit({ page }, '/ada/tiny/tree/next/sonnets');
    await see(page.getByRole('link', { name: 'SONNETS.md' }), 'the branch by its plain address');
    troubles.assertNone('revisions');
  });
}

async function pick(page, from, to) {
  await page.getByRole('button', { name: `Revision: ${from}` }).click();
  await page.getByRole('menuitemradio', { name: to }).click();
}

async function download(page, act) {
  const [event] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: event.suggestedFilename(), bytes: readFileSync(await event.path()) };
}
