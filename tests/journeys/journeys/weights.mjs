// What weights have in common, what a commit changed in them, and notebooks: told from the contents, and none of what strangers wrote acts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { commit } from '../lib/commit.mjs';
import { chinesePdf, hostilePdf, linkingPdf, pdfOf, turnedPdf } from '../lib/pdfs.mjs';
import { lossPicture } from '../lib/samples.mjs';
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

const ATTACKS = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../packages/markdown/golden/notebook-attacks.json', import.meta.url)), 'utf8'),
);
const LAYERS = 10;

export function weights(test, lab) {
  test('the page of weights lists tensors, thousands of them a few at a time, finds them by name and type, and shows metadata as text', async () => {
    await lab.world();
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, '/datasets/ada/measures/blob/harvest/many.safetensors');
    await seesText(page, '5,000 of 5,000 tensors');
    await see(page.getByRole('rowheader', { name: 'model.layers.0.mlp.weight', exact: true }), 'the first tensor');
    assert.ok((await page.getByRole('row').count()) < 100, 'only rows near what is looked at are in the page');
    const list = page.getByRole('group', { name: 'Tensors of this file' });
    await list.evaluate((box) => (box.scrollTop = box.scrollHeight));
    await see(page.getByRole('rowheader', { name: 'model.layers.4999.mlp.weight', exact: true }), 'the last tensor');
    await page.getByLabel('Search tensors by name').fill('LAYERS.124');
    await seesText(page, '11 of 5,000 tensors');
    await page.getByRole('button', { name: /^F32/ }).click();
    await seesText(page, '1 of 5,000 tensors');
    await seesText(page, '<img src=x onerror=alert(1)>');
    await seesNo(page.getByText('the end'), 'the end of a long value');
    await page.getByRole('button', { name: 'Show all' }).click();
    await see(page.getByText('the end'), 'all of a long value');
    troubles.expect(400, '/tensors');
    await visit(visitor, '/datasets/ada/measures/blob/harvest/torn.safetensors');
    await seesText(page, 'The tensors of this file cannot be read.');
    troubles.assertNone('tensors of a file');
  });

  test('weights: a fork with renamed tensors is measured in both model trees, its commit says which tensors differ', async () => {
    await makeFork(lab);
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, '/ada/echo');
    await sharesWith(page, 'Shares 90 % of its tensors with', 'ada/source');
    await visit(visitor, '/ada/source');
    await sharesWith(page, 'Here later, has 90 % of these tensors', 'ada/echo');
    await visit(visitor, '/ada/echo/commit/main');
    const list = page.getByRole('region', { name: 'model.safetensors' }).getByRole('list', { name: 'Tensors that differ' });
    const line = (name) => list.getByRole('listitem').filter({ hasText: name });
    await seesText(line('layers.0.weight → h.0.weight'), 'renamed');
    await seesText(line('layers.1.weight → h.1.weight'), 'renamed');
    await seesText(line('layers.2.weight'), 'other contents');
    await seesText(page, '3 tensors differ, 7 are the same.');
    troubles.assertNone('weights in common');
    const look = [
      { name: 'kin', at: '/ada/echo', act: (tab) => tab.getByText('ada/source').first().scrollIntoViewIfNeeded() },
      { name: 'kin-origin', at: '/ada/source' },
      { name: 'commit-tensors', at: '/ada/echo/commit/main' },
    ];
    await inspectAll(lab, (locale) => lab.resident(null, locale), look);
  });

  test('a notebook shows its texts, code and answers; what strangers had it answer with runs nothing and asks nobody', async () => {
    await makeNotebooks(lab);
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    const happened = await watch(page, lab.product.endpoint);
    await visit(visitor, '/ada/notebooks/blob/main/rhymes.ipynb');
    await seesText(page, 'Couplets that rhyme');
    await see(page.getByRole('img', { name: 'A picture that the cell answered with' }), 'the picture of a cell');
    const table = page.frameLocator('iframe').first();
    await see(table.getByRole('cell', { name: 'in little time' }), 'the table in its frame');
    troubles.assertNone('an honest notebook');
    for (const path of ['hostile.ipynb', 'lines.ipynb']) {
      await visit(visitor, `/ada/notebooks/blob/main/${path}`);
      await seesText(page, 'The end of it.');
      // What a frame does by itself, it does in its first frames.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      assert.deepEqual(happened, [], path);
      await seesNo(page.locator('main iframe:not([sandbox=""])'), 'a frame with rights');
      await seesNo(page.locator('main .prose').locator('script, iframe, svg, form, [onerror], [onload], [style]'), 'what acts in a text');
    }
    await visit(visitor, '/ada/notebooks/blob/main/hostile.ipynb');
    await see(page.frameLocator('iframe').first().getByText('Honest output.'), 'the honest part of the first answer');
    assert.deepEqual(happened, [], 'hostile notebooks');
    // The browser tells of all that the policy stopped.
    troubles.forget();
    // The audit would like to run in the frames too.
    const look = [{ name: 'notebook', at: '/ada/notebooks/blob/main/rhymes.ipynb', noisy: true }];
    await inspectAll(lab, (locale) => lab.resident(null, locale), look);
  });
}

export function pdfs(test, lab) {
  test('a PDF is drawn page by page, larger and smaller; a stranger’s runs nothing and asks nobody, a damaged or closed one says so', async () => {
    await makePdfs(lab);
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    const happened = await watch(page, lab.product.endpoint);
    const at = (name) => visit(visitor, `/ada/papers/blob/main/${name}`);
    await at('paper.pdf');
    await seesText(page, '3 pages');
    const first = page.getByRole('region', { name: 'Page 1' });
    await see(first.getByText('Couplets that rhyme'), 'the text of a page for who listens');
    assert.ok(await first.locator('canvas').evaluate(isDrawnOn), 'a page has ink');
    await chosen(lab, page);
    const ofPage = (await first.getByText('Couplets that rhyme').boundingBox()).width / (await first.boundingBox()).width;
    const wide = (await first.boundingBox()).width;
    await page.getByRole('group', { name: 'paper.pdf' }).press('+');
    await seesText(page, '150 %');
    assert.ok((await first.boundingBox()).width > wide, 'a page is larger');
    const share = async () => (await first.getByText('Couplets that rhyme').boundingBox()).width / (await first.boundingBox()).width;
    await waitUntil(async () => Math.abs((await share()) - ofPage) < 0.02, { within: 10_000, what: 'words that grow with their page' });
    await at('hostile.pdf');
    await see(page.getByText('The end of it.'), 'the text of the stranger');
    page.on('popup', (opened) => happened.push(`a window of ${opened.url()}`));
    const stranger = page.getByRole('region', { name: 'Page 1' });
    const { width, height } = await stranger.boundingBox();
    // Where its links to a script and to a program are.
    for (const y of [75, 275]) await stranger.click({ position: { x: width / 2, y: height * (1 - y / 792) } });
    const acting = page.getByRole('group', { name: 'hostile.pdf' }).locator('a, iframe, form, script');
    assert.deepEqual(
      await acting.evaluateAll((all) => all.map(({ tagName, href, target, rel }) => [tagName, href, target, rel])),
      [['A', 'http://elsewhere.example/stolen', '_blank', 'noopener noreferrer nofollow ugc']],
      'nothing in it acts but a link to the web, as in a card',
    );
    await linked(visitor);
    await chinese(lab, visitor);
    await at('closed.pdf');
    await seesText(page, 'This PDF asks for a password.');
    await at('torn.pdf');
    await seesText(page, 'This PDF cannot be shown here');
    assert.deepEqual(happened, [], 'what PDFs did');
    troubles.assertNone('PDFs');
    const look = [
      { name: 'pdf', at: '/ada/papers/blob/main/linking.pdf', act: (tab) => tab.locator('main section canvas').first().waitFor() },
    ];
    await inspectAll(lab, (locale) => lab.resident(null, locale), look);
  });
}

/** Words are chosen where the picture shows them, and copied. */
async function chosen(lab, page) {
  const box = await page.getByText('Couplets that rhyme').boundingBox();
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, middle);
  await page.mouse.down();
  // Past the words and below them, where there is nothing.
  await page.mouse.move(box.x + box.width + 80, middle + 4, { steps: 12 });
  await page.mouse.up();
  assert.equal((await page.evaluate(() => String(getSelection()))).trim(), 'Couplets that rhyme', 'what the pointer chose');
  await lab.picture(page, 'pdf-chosen-light');
}

/** What leads to the web opens there by itself. */
async function linked(visitor) {
  const { page } = visitor;
  for (const name of ['linking.pdf', 'turned.pdf']) {
    await visit(visitor, `/ada/papers/blob/main/${name}`);
    await see(page.getByText('Read it there'), 'words over the picture');
    const box = await page.getByText('Read it there').boundingBox();
    const place = await page.getByRole('link', { name: 'https://example.org/paper' }).boundingBox();
    const far = ['x', 'y', 'width', 'height'].map((side) => Math.abs(place[side] - box[side]));
    assert.ok(Math.max(...far) < 24, `the link of ${name} is where its words are: ${far.join(' ')}`);
  }
}

async function chinese(lab, visitor) {
  const { page } = visitor;
  const asked = [];
  const ask = (request) => /\/pdf-[^/]+\/(cmaps|standard_fonts)\//.test(request.url()) && asked.push(request.url());
  page.on('request', ask);
  await visit(visitor, '/ada/papers/blob/main/chinese.pdf');
  const first = page.getByRole('region', { name: 'Page 1' });
  await see(first.getByText('模林你好'), 'Chinese words of a font that the file does not hold');
  assert.ok(await first.locator('canvas').evaluate(isDrawnOn), 'they are drawn');
  assert.ok(
    asked.some((url) => url.endsWith('/UniGB-UCS2-H.bcmap')) && asked.every((url) => url.startsWith(lab.product.endpoint)),
    `tables of our own: ${asked.join(' ')}`,
  );
  await lab.picture(page, 'pdf-chinese-light');
  page.off('request', ask);
}

function isDrawnOn(canvas) {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 0 && value < 100);
}

async function makePdfs(lab) {
  const api = await lab.api();
  await api.createRepo('ada/papers');
  const files = {
    'paper.pdf': await pdfOf(['Couplets that rhyme', 'The second page', 'The last page']),
    'closed.pdf': await pdfOf(['A secret'], { userPassword: 'sesame' }),
    'linking.pdf': await linkingPdf('Read it there', 'https://example.org/paper'),
    'turned.pdf': turnedPdf('Read it there', 'https://example.org/paper'),
    'chinese.pdf': chinesePdf('模林你好'),
    'hostile.pdf': hostilePdf('http://elsewhere.example'),
    'torn.pdf': Buffer.from([37, 80, 68, 70, 45, 49, 0, 1, 2, 255]),
  };
  await commit(api, 'ada/papers', files, { title: 'Papers' });
}

async function sharesWith(page, words, name) {
  const item = page.getByRole('complementary').getByRole('listitem').filter({ hasText: words });
  await see(item.getByRole('link', { name }), `“${words}” ${name}`);
  await seesText(item, 'Measured');
}

async function makeFork(lab) {
  const api = await lab.api();
  const base = Object.fromEntries(Array.from({ length: LAYERS }, (_, at) => [`layers.${at}.weight`, bytesOf(`layer ${at}`)]));
  const { 'layers.0.weight': first, 'layers.1.weight': second, ...rest } = base;
  const fork = { ...rest, 'h.1.weight': second, 'h.0.weight': first, 'layers.2.weight': bytesOf('another layer') };
  for (const id of ['ada/source', 'ada/echo']) {
    await api.createRepo(id);
    const files = { 'README.md': `# ${id}\n\nWrites couplets.\n`, 'model.safetensors': { large: safetensors(base) } };
    await commit(api, id, files, { title: 'Weights' });
  }
  await commit(api, 'ada/echo', { 'model.safetensors': { large: safetensors(fork) } }, { title: 'Other names, and one layer trained on' });
  const kin = async () => (await (await api.request('GET', '/hub/v1/repositories/model/ada/echo/lineage')).json()).kin.items;
  await waitUntil(async () => (await kin()).some(({ measured }) => measured.percent === 90), {
    within: 90_000,
    what: 'the tensors in common',
  });
}

function bytesOf(name) {
  const words = Array.from({ length: 256 }, (_, at) => createHash('sha256').update(`${name} ${at}`).digest());
  return Buffer.concat(words);
}

function safetensors(tensors) {
  let at = 0;
  const header = {};
  for (const [name, data] of Object.entries(tensors)) {
    header[name] = { dtype: 'F32', shape: [64, data.length / 256], data_offsets: [at, at + data.length] };
    at += data.length;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...Object.values(tensors)]);
}

async function makeNotebooks(lab) {
  const api = await lab.api();
  const table =
    '<table border="1"><thead><tr><th>line</th><th>rhymes</th></tr></thead><tbody><tr><td>a tiny rhyme</td><td>1</td></tr><tr><td>in little time</td><td>2</td></tr></tbody></table>';
  const picture = (await lossPicture(lab)).toString('base64');
  const cells = [
    markdown('# Couplets that rhyme\n\nTwo letters decide, so $r = \\frac{n}{2}$.'),
    code('import pandas as pd\n\npd.DataFrame(lines)', {
      output_type: 'execute_result',
      data: { 'text/html': table, 'text/plain': 'lines' },
    }),
    code('print(len(lines))', { output_type: 'stream', text: ['2\n'] }),
    code('plot(loss)', { output_type: 'display_data', data: { 'image/png': picture } }),
    code('lines[9]', {
      output_type: 'error',
      ename: 'IndexError',
      evalue: 'out of range',
      traceback: ['\u001b[0;31mIndexError\u001b[0m: out of range'],
    }),
  ];
  const end = markdown('The end of it.');
  const attacks = ATTACKS.map(({ data }) => code("'<img src=x onerror=ran(1)>'", { output_type: 'display_data', data }));
  const lines = [
    { ...markdown("<script>ran('cell')</script><img src=x onerror=ran('cell')> [link](javascript:ran('link'))") },
    {
      ...markdown('![a](attachment:"onerror=ran(1)>.png)'),
      attachments: { '"onerror=ran(1)>.png': { 'image/svg+xml': '<svg onload=ran(2)>' } },
    },
    { cell_type: 'raw', source: "<script>ran('raw')</script>" },
    code('x', { output_type: 'stream', text: "<script>ran('stream')</script>" }),
    code('x', { output_type: 'error', traceback: ["<img src=x onerror=ran('trace')>"] }),
  ];
  await api.createRepo('ada/notebooks');
  const files = {
    'rhymes.ipynb': notebook(cells),
    'hostile.ipynb': notebook([...attacks, end]),
    'lines.ipynb': notebook([...lines, end], '"><script>ran(3)</script>'),
  };
  await commit(api, 'ada/notebooks', files, { title: 'Notebooks' });
}

const markdown = (source) => ({ cell_type: 'markdown', source });
const code = (source, ...outputs) => ({ cell_type: 'code', source, outputs });
const notebook = (cells, name = 'python') => JSON.stringify({ nbformat: 4, metadata: { language_info: { name } }, cells });

/** Requests to other hosts and programs that ran, also in frames; a dialog is a failure at once. What the policy stops is asked of nobody. */
async function watch(page, endpoint) {
  const happened = [];
  page.on('dialog', (dialog) => assert.fail(`a dialog opened: ${dialog.message()}`));
  const isForeign = (request) => /^https?:/.test(request.url()) && !request.url().startsWith(endpoint);
  page.on('response', (answer) => isForeign(answer.request()) && happened.push(`an answer of ${answer.url()}`));
  page.on('requestfailed', (request) => {
    if (isForeign(request) && request.failure()?.errorText !== 'csp') happened.push(`a request to ${request.url()}`);
  });
  // The same name in every frame that runs programs at all.
  await page.exposeFunction('ran', (what) => void happened.push(`a program: ${what}`));
  return happened;
}
