// Apps that run: in a frame of their page, at an origin of their own; and one by an enemy, which reaches nothing that is not its own.
import { commit } from '../lib/commit.mjs';
import { assert, isAt, see, seesHeading, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

const CARD = '---\nsdk: static\ntitle: Counter\n---\n\n# A counter\n';
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Counter</title><link rel="stylesheet" href="missing.css"></head>
<body><h1>Counter</h1><p><button id="more">More</button> <output id="count">0</output></p><script src="app.js"></script></body></html>\n`;
/** Browsers may refuse storage to frames of other origins; the app's own tab has it. */
const SCRIPT = `let count = 0;
try { count = Number(localStorage.getItem('count') ?? 0); } catch {}
const show = () => (document.getElementById('count').textContent = count);
document.getElementById('more').onclick = () => { count += 1; try { localStorage.setItem('count', count); } catch {} show(); };
show();
noSuchFunction();\n`;

/** Tries everything, and writes down what came of it. */
const HOSTILE = `<!doctype html><html lang="en"><head><title>Hostile</title></head><body><h1>Hostile</h1><pre id="found"></pre><script>
const hub = HUB, found = {};
const attempt = async (name, deed) => { try { found[name] = String(await deed()); } catch (error) { found[name] = 'refused: ' + error.name; } };
(async () => {
  await attempt('cookies', () => document.cookie);
  await attempt('parent', () => parent.document.title);
  await attempt('top', () => top.location.href);
  await attempt('navigates', () => { top.location = 'about:blank'; return 'went'; });
  await attempt('session', async () => (await fetch(hub + '/hub/v1/session', { credentials: 'include' })).status);
  await attempt('sessionPlain', async () => JSON.parse(await (await fetch(hub + '/hub/v1/session')).text()).user);
  await attempt('creates', async () => (await fetch(hub + '/hub/v1/tokens', { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{"displayName":"stolen","role":"write"}' })).type);
  await attempt('publicApi', async () => (await fetch(hub + '/api/spaces/ada/counter')).status);
  await attempt('elsewhere', async () => (await fetch('http://[::1]:' + location.port + '/api/models')).status);
  await attempt('storage', () => localStorage.getItem('count'));
  await attempt('otherApp', () => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.onload = () => { try { resolve(frame.contentWindow.localStorage.getItem('count')); } catch (error) { resolve('refused: ' + error.name); } };
    frame.src = OTHER;
    document.body.append(frame);
  }));
  await attempt('worker', () => navigator.serviceWorker.register('sw.js').then(() => 'registered'));
  await attempt('cookieForHub', () => { document.cookie = 'grove=1; domain=localhost'; return document.cookie; });
  document.getElementById('found').textContent = JSON.stringify(found);
})();
</script></body></html>\n`;

export function apps(test, lab) {
  test('an app runs in a frame at its own origin, says what fails in it, and is pinned by its address', async () => {
    const api = await lab.api();
    await api.createRepo('ada/counter', { type: 'space' });
    const put = (files, title) => commit(api, 'ada/counter', files, { title, type: 'space' });
    const first = await put(
      { 'README.md': CARD, 'index.html': PAGE.replace('<h1>Counter', '<h1>First counter'), 'app.js': SCRIPT },
      'A counter',
    );
    await put({ 'index.html': PAGE }, 'A better name');
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    troubles.expect(404, 'missing.css');
    troubles.tolerate(/noSuchFunction/);
    await visit(visitor, '/spaces/ada/counter');
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Counter', exact: true }).waitFor();
    for (let click = 0; click < 3; click += 1) await frame.getByRole('button', { name: 'More' }).click();
    assert.equal(await frame.locator('#count').innerText(), '3');
    const { host } = new URL(await page.locator('iframe').getAttribute('src'));
    assert.match(host, /^ada-counter-\w+\.apps\.localhost:\d+$/);
    await page.getByText('2 problems in this app').click();
    await seesText(page, /noSuchFunction is not defined/);
    await seesText(page, '/missing.css');
    await lab.picture(page, 'app-problems', { fullPage: true });
    await visit(visitor, `/spaces/ada/counter?revision=${first}`);
    await frame.getByRole('heading', { name: 'First counter' }).waitFor();
    await page.getByRole('button', { name: 'Embed' }).click();
    await seesText(page.getByRole('dialog'), 'disable_embedding: false');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Card' }).click();
    await seesHeading(page, 'A counter');
    await isAt(page, '/spaces/ada/counter/card');
    await visit(visitor, '/spaces/ada/counter');
    const opening = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open in a new tab' }).click();
    const tab = await opening;
    // Browsers differ in whether it begins with what it stored in the frame.
    const before = Number(await tab.locator('#count').innerText());
    for (let click = 0; click < 3; click += 1) await tab.getByRole('button', { name: 'More' }).click();
    await tab.reload();
    assert.equal(await tab.locator('#count').innerText(), String(before + 3), 'an app in its own tab keeps what it stores');
    const stored = await tab.context().newPage();
    await stored.goto(`http://${host.replace(/\./, `-at-${first.slice(0, 20)}.`)}/`);
    assert.equal(await stored.locator('#count').innerText(), '0', 'a pinned revision has a store of its own');
    await stored.close();
    await tab.close();
    await api.createRepo('ada/inner', { type: 'space', private: true });
    const inner = PAGE.replaceAll('Counter', 'Inner counter').replace('missing.css', 'style.css');
    await commit(
      api,
      'ada/inner',
      { 'index.html': inner, 'app.js': SCRIPT, 'style.css': '' },
      { title: 'A private counter', type: 'space' },
    );
    await visit(visitor, '/spaces/ada/inner');
    await frame.getByRole('button', { name: 'More' }).click();
    assert.equal(await frame.locator('#count').innerText(), '1', 'a private app finds its files below the signed part of its address');
  });

  test('a hostile app runs in a frame and reaches no cookie, no page and no session of the hub, no other app, and cannot lead the visitor away', async () => {
    const api = await lab.api();
    const { url: other } = await (await api.request('GET', '/hub/v1/repositories/app/ada/counter/app')).json();
    await api.createRepo('ada/hostile-app', { type: 'space' });
    const page = HOSTILE.replace('HUB', JSON.stringify(lab.product.endpoint)).replace('OTHER', JSON.stringify(other));
    await commit(api, 'ada/hostile-app', { 'index.html': page, 'README.md': CARD, 'sw.js': '' }, { title: 'Everything', type: 'space' });
    const visitor = await lab.signedIn();
    await visit(visitor, '/spaces/ada/hostile-app');
    const found = visitor.page.frameLocator('iframe').locator('#found');
    await see(found.filter({ hasText: 'cookieForHub' }), 'what the hostile app found');
    const { sessionPlain, publicApi, storage, ...rest } = JSON.parse(await found.innerText());
    assert.deepEqual({ sessionPlain, publicApi }, { sessionPlain: 'null', publicApi: '200' });
    assert.match(storage, /^(null|refused: SecurityError)$/);
    assert.deepEqual(rest, {
      cookies: '',
      parent: 'refused: SecurityError',
      top: 'refused: SecurityError',
      navigates: 'refused: SecurityError',
      session: 'refused: TypeError',
      creates: 'opaque',
      elsewhere: 'refused: TypeError',
      otherApp: 'refused: SecurityError',
      worker: rest.worker,
      cookieForHub: '',
    });
    assert.match(rest.worker, /^refused/);
    await isAt(visitor.page, '/spaces/ada/hostile-app');
    const tokens = await (await visitor.context.request.get('/hub/v1/tokens')).json();
    assert.ok(!JSON.stringify(tokens).includes('stolen'), 'a token was made by a hostile app');
  });
}
