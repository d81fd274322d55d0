// A hub of one's own from the first page on: what it is for, examples, a colleague, the first push. On a hub that nobody has set up yet.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pythonOf } from '../../interop/lib/clients.mjs';
import { Missing, runOnce } from '../../interop/lib/processes.mjs';
import { pasted } from '../lib/pasted.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { PLAIN_NAME } from '../lib/plain-host.mjs';
import { settled, visit } from '../lib/visitor.mjs';
import { inspect } from './pages.mjs';

const LIN = { name: 'lin', password: '第一个模型仓库的密码' };
const BO = { name: 'bo', password: 'a password of bo here' };
const EXAMPLES = ['examples/tiny-qwen-chat', 'examples/tiny-qwen-chat-gguf'];

export function firstSteps(test, lab) {
  let hub = null;
  let link = null;
  const fresh = async () => (hub ??= await lab.newHub('first-steps'));

  test('the set-up page and the home of a hub that nobody has set up are for everybody: axe, both languages and themes, a phone', async () => {
    await fresh();
    const path = new URL(await hub.setupLink()).pathname + new URL(await hub.setupLink()).hash;
    for (const locale of ['en-US', 'zh-CN']) {
      const visitor = await lab.visitorAt(hub.endpoint, { locale });
      await inspect({ name: 'setup', at: path }, visitor, locale, lab);
      await inspect({ name: 'home-before-setup', at: '/' }, visitor, locale, lab);
    }
  });

  test('a company sets up its hub in Chinese with examples, and a refusal loses nothing that was filled in', async () => {
    await fresh();
    const visitor = await lab.visitorAt(hub.endpoint);
    const { page, troubles } = visitor;
    await visit(visitor, await hub.setupLink());
    await seesHeading(page, 'Set up this hub');
    await page.getByLabel('User name').fill(LIN.name);
    await page.getByText('中文', { exact: true }).last().click();
    await seesHeading(page, '设置站点');
    assert.equal(await page.getByLabel('用户名').inputValue(), LIN.name);
    await page.getByLabel('公司内部').check();
    await page.getByLabel('密码').fill('太短');
    await page.getByRole('button', { name: '完成设置' }).click();
    await seesText(page, '密码至少需要 10 个字符。');
    troubles.expect(400, '/hub/v1/setup');
    await page.getByLabel('密码').fill('1234567890');
    await page.keyboard.press('Enter');
    await see(page.locator('input[name=password][aria-invalid=true]'), 'the field of a password that everybody knows');
    assert.equal(await page.getByLabel('用户名').inputValue(), LIN.name);
    await see(page.getByLabel('公司内部').and(page.locator(':checked')), 'the choice, after a refusal');
    await page.getByLabel('密码').fill(LIN.password);
    await page.keyboard.press('Enter');
    await isAt(page, '/?welcome=1');
    await settled(page);
    await seesHeading(page, '站点已就绪，接下来做什么？');
    await seesText(page, '示例位于组织 examples 中。');
    for (const id of EXAMPLES) await see(page.getByRole('link', { name: id }), id);
    const meta = await (await fetch(`${hub.endpoint}/hub/v1/meta`)).json();
    assert.deepEqual([meta.mode, meta.anonymousRead, meta.signup], ['company', false, 'invite']);
    troubles.assertNone('setting up in Chinese');
  });

  test('a colleague comes by a one-time link, finds the examples, and is shown how to push on their own page', async () => {
    const host = await signedIn(lab, hub);
    await visit(host, '/?welcome=1');
    await host.page.getByRole('button', { name: 'Make an invitation link' }).click();
    const invitation = await host.page.getByRole('group', { name: 'Invitation link' }).innerText();
    const visitor = await lab.visitorAt(hub.endpoint);
    const { page, troubles } = visitor;
    troubles.expect(401, '/hub/v1/repositories');
    await visit(visitor, '/');
    await seesText(page, 'What is here is shown to people who are signed in.');
    await visit(visitor, invitation.trim());
    await page.getByLabel('User name', { exact: true }).fill(BO.name);
    await page.getByLabel('Password').fill(BO.password);
    await page.keyboard.press('Enter');
    await isAt(page, '/');
    await visit(visitor, '/models');
    for (const id of EXAMPLES) await see(page.getByRole('link', { name: id }), id);
    await seesNo(page.getByRole('button', { name: 'Remove the examples' }), 'a button of administrators');
    troubles.expect(404, '/organizations/bo');
    await visit(visitor, '/bo');
    await seesHeading(page, 'Push your first repository');
    await seesText(page, 'Waiting for your first push…');
    troubles.assertNone('a colleague');
  });

  test('the examples go in one action; the empty hub has three ways of at most four lines, for everybody', async () => {
    for (const locale of ['en-US', 'zh-CN']) {
      const visitor = await signedIn(lab, hub, { locale });
      if (locale === 'en-US') await removeExamples(visitor);
      await inspect({ name: 'empty-hub', at: '/' }, visitor, locale, lab);
      await inspect({ name: 'empty-hub-browser', at: '/', act: (page) => page.getByRole('tab').last().click() }, visitor, locale, lab);
      await inspect({ name: 'welcome-company', at: '/?welcome=1' }, visitor, locale, lab);
    }
    const { page } = await signedIn(lab, hub);
    await page.goto('/');
    await settled(page);
    await seesText(page, 'This hub is still empty.');
    for (const name of ['hf', 'git', 'Browser']) {
      await page.getByRole('tab', { name }).click();
      const lines = (await page.getByRole('tabpanel').locator('pre').innerText()).trim().split('\n');
      assert.ok(lines.length <= 4, `${name} has ${lines.length} lines`);
      assert.ok(lines.join('\n').includes(hub.endpoint), `${name} does not name this address`);
    }
    await see(page.getByRole('tabpanel').getByRole('link', { name: 'New repository' }), 'the way through the browser');
  });

  test('the way through the browser leads from a name to a dropped folder, and the page that waited turns green when it is committed', async () => {
    const visitor = await signedIn(lab, hub);
    const { page, troubles } = visitor;
    await visit(visitor, '/');
    await page.getByRole('tab', { name: 'Browser' }).click();
    assert.equal(await page.getByRole('tabpanel').getByRole('listitem').count(), 4);
    await page.getByRole('tabpanel').getByRole('link', { name: 'New repository' }).click();
    await isAt(page, '/new?first=1');
    await page.getByLabel('Name').fill('by-browser');
    await page.getByRole('button', { name: 'Create repository' }).click();
    await isAt(page, '/lin/by-browser/upload/main?first=1');
    await seesText(page, 'Waiting for your first push…');
    await lab.picture(page, 'first-upload-waiting');
    const file = { name: 'config.json', mimeType: 'application/json', buffer: Buffer.from('{"model_type": "mine"}') };
    await page.locator('input[type=file]').first().setInputFiles([file]);
    await page.getByRole('button', { name: 'Upload and commit' }).click();
    await seesText(page, 'lin/by-browser has arrived.');
    await lab.picture(page, 'first-upload-arrived');
    await page.getByRole('link', { name: 'Look at it' }).click();
    await isAt(page, '/lin/by-browser');
    await settled(page);
    await seesHeading(page, /by-browser/);
    troubles.assertNone('the way through the browser');
    await page.request.delete('/hub/v1/repositories/model/lin/by-browser', { headers: { origin: hub.endpoint } });
  });

  test('a token made on a click stands in the lines once; copied into a shell they push, and the page that waited tells of it', async () => {
    const visitor = await signedIn(lab, hub);
    const { page, troubles } = visitor;
    await visit(visitor, '/');
    await page.getByRole('tab', { name: 'git' }).click();
    await page.getByRole('button', { name: 'Put a new token into the commands' }).click();
    await seesText(page, /The token “quick start \d{4}-\d\d-\d\d” is in the commands now/);
    await seesText(page, 'Waiting for your first push…');
    await page.getByRole('button', { name: 'Copy commands' }).click();
    const commands = await pasted(page, /git push/);
    runInShell(commands);
    await seesText(page, 'lin/first-model has arrived.');
    await lab.picture(page, 'first-push-arrived');
    await page.getByRole('link', { name: 'Look at it' }).click();
    await isAt(page, '/lin/first-model');
    await settled(page);
    await seesHeading(page, /first-model/);
    await visit(visitor, '/settings/tokens');
    await seesText(page, /quick start/);
    const [secret] = /hf_\w+|grove_\w+/.exec(commands);
    await visit(visitor, '/');
    assert.ok(!(await page.content()).includes(secret), 'the token is on the page again');
    troubles.assertNone('the first push');
  });

  test('copying works on a plain http name that is not localhost, where browsers give no clipboard', async () => {
    const visitor = await lab.visitorAt(hub.local.replace('localhost', PLAIN_NAME));
    const { page, troubles } = visitor;
    await visit(visitor, '/login');
    await page.getByLabel('User name or e-mail').fill(BO.name);
    await page.getByLabel('Password').fill(BO.password);
    await page.keyboard.press('Enter');
    await isAt(page, '/');
    assert.equal(await page.evaluate(() => window.isSecureContext || 'clipboard' in navigator), false);
    troubles.expect(404, '/organizations/bo');
    await visit(visitor, '/bo');
    await page.getByRole('button', { name: 'Put a new token into the commands' }).click();
    await seesText(page, /is in the commands now/);
    await page.getByRole('button', { name: 'Copy commands' }).click();
    const commands = await pasted(page, /hf upload bo/);
    assert.ok(commands.includes(`HF_ENDPOINT=${visitor.endpoint}`), commands);
    assert.match(commands, /hf upload bo\/first-model/);
    troubles.assertNone('copying on a plain name');
  });

  test('the three lines for hf, copied as they stand, push with the real client', async () => {
    const client = dirname(pythonOf('hf-2'));
    if (!existsSync(client)) throw new Missing('tests/interop/prepare.sh');
    const visitor = await signedIn(lab, hub, {}, BO);
    const { page, troubles } = visitor;
    troubles.expect(404, '/organizations/bo');
    // The second token of the day: the first name is taken.
    troubles.expect(409, '/hub/v1/tokens');
    await visit(visitor, '/bo');
    await page.getByRole('tab', { name: 'hf' }).click();
    await page.getByRole('button', { name: 'Put a new token into the commands' }).click();
    await seesText(page, /is in the commands now/);
    await page.getByRole('button', { name: 'Copy commands' }).click();
    const commands = await pasted(page, new RegExp(`HF_ENDPOINT=${visitor.endpoint}`));
    assert.equal(commands.trim().split('\n').length, 3);
    // What pip would fetch is installed already: nothing is asked of an index.
    runInShell(commands, { PATH: `${client}${delimiter}${process.env.PATH}`, PIP_NO_INDEX: '1', HF_HUB_DISABLE_TELEMETRY: '1' });
    await seesText(page, 'bo/first-model has arrived.');
    await visit(visitor, '/bo/first-model/tree/main');
    for (const name of ['config.json', 'model.safetensors']) await see(page.getByRole('link', { name, exact: true }), name);
    troubles.assertNone('the first push by hf');
    await hub.stop();
  });
}

/** The administrator of the fresh hub unless it is somebody else, in English unless told otherwise. */
async function signedIn(lab, hub, options = {}, person = LIN) {
  const visitor = await lab.visitorAt(hub.endpoint, options);
  const data = { login: person.name, password: person.password };
  const answer = await visitor.context.request.post('/hub/v1/session', { data, headers: { origin: hub.endpoint } });
  assert.ok(answer.ok(), `signing in answered ${answer.status()}`);
  return visitor;
}

async function removeExamples(visitor) {
  const { page } = visitor;
  await visit(visitor, '/?welcome=1');
  await page.getByRole('button', { name: 'Remove the examples' }).click();
  await seesText(page, 'The examples are removed.');
  await see(page.getByRole('button', { name: 'Load example content' }), 'the way to load them again');
}

/** As a person's shell in a folder beside the one that they want to push. */
function runInShell(commands, environment = {}) {
  const home = mkdtempSync(join(tmpdir(), 'grove-first-push-'));
  mkdirSync(join(home, 'my-folder'));
  writeFileSync(join(home, 'my-folder/config.json'), '{"model_type": "mine"}\n');
  writeFileSync(join(home, 'my-folder/model.safetensors'), Buffer.alloc(300_000, 7));
  const who = {
    GIT_AUTHOR_NAME: 'Lin',
    GIT_AUTHOR_EMAIL: 'lin@example.org',
    GIT_COMMITTER_NAME: 'Lin',
    GIT_COMMITTER_EMAIL: 'lin@example.org',
  };
  const env = { PATH: process.env.PATH, HOME: home, GIT_TERMINAL_PROMPT: '0', ...who, ...environment };
  // --norc: with a socket as its input bash takes itself for a remote shell and reads the host's files.
  runOnce('bash', ['--norc', '-euc', commands], { cwd: home, env });
}
