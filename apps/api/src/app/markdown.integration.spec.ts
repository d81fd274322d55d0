// Texts as HTML by the real hub: cards, files, texts that are being written, and pictures of other hosts through our origin.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MarkdownService } from '../modules/markdown';
import { commit, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64');
const SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

let hub: TestHub;
let alice: TestPerson;
let far: Server;
let farAddress: string;
const asked: { url: string; headers: Record<string, unknown> }[] = [];

beforeAll(async () => {
  far = createServer(picturesOfElsewhere);
  await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve));
  farAddress = `http://localhost:${(far.address() as AddressInfo).port}`;
  hub = await startTestHub({ GROVE_EGRESS_ALLOW: `localhost:${(far.address() as AddressInfo).port}` });
  alice = await hub.person('alice');
});

afterAll(async () => {
  await hub?.stop();
  await new Promise((resolve) => (far.closeAllConnections(), far.close(resolve)));
});

const picturesOfElsewhere: RequestListener = (request, answer) => {
  asked.push({ url: request.url ?? '', headers: request.headers });
  if (request.url?.startsWith('/a.png')) return answer.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'x=1' }).end(PNG);
  if (request.url === '/a.svg') return answer.end(SVG);
  if (request.url === '/moved') return answer.writeHead(302, { location: '/a.png' }).end();
  if (request.url === '/inside') return answer.writeHead(302, { location: 'http://127.0.0.1:1/secret' }).end();
  if (request.url === '/circle') return answer.writeHead(302, { location: '/circle' }).end();
  if (request.url === '/page.png') return answer.end('<html><script>alert(1)</script>');
  if (request.url === '/large.png') return answer.end(Buffer.concat([PNG, Buffer.alloc(9_000_000)]));
  return answer.writeHead(404).end();
};

async function ask(path: string, { person = alice as TestPerson | null, body = undefined as object | undefined } = {}) {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method: body ? 'POST' : 'GET',
    body: body ? JSON.stringify(body) : null,
    headers: person ? { authorization: `Bearer ${person.token}` } : {},
  });
  const text = await answer.text();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { status: answer.status, json: (text === '' ? null : JSON.parse(text)) as any };
}

let counter = 0;
async function withCard(text: string, options?: { isPrivate?: boolean }): Promise<{ id: string; at: string }> {
  const id = await hub.repository(alice, `texts-${++counter}`, options);
  await commit(hub, alice, id, 'main', [file('README.md', text)]);
  return { id, at: `/repositories/model/${id}` };
}

/** The address that a text gives to a picture of another host. */
async function pictureAddress(url: string): Promise<string> {
  const { json } = await ask('/markdown', { body: { text: `![x](${url})` } });
  return /src="([^"]+)"/.exec(json.html)![1]!.replaceAll('&#x26;', '&');
}

async function picture(url: string): Promise<Response> {
  return fetch(`${hub.url}${await pictureAddress(url)}`);
}

describe('a card', () => {
  it('comes as HTML with its headings, without its front matter, and with addresses of the revision', async () => {
    const { id, at } = await withCard(
      '---\nlicense: mit\n---\n# Title 模型\n\n$x^2$ ![p](img/p.png) [doc](docs/a.md)\n\n<img src=x onerror=alert(1)>',
    );
    const { json } = await ask(`${at}/card`);
    expect(json).toMatchObject({
      exists: true,
      frontMatter: { license: 'mit' },
      headings: [{ depth: 1, id: 'user-content-title-模型' }],
      textProblems: [],
    });
    expect(json.html).toContain(`<img src="/${id}/resolve/main/img/p.png" alt="p"`);
    expect(json.html).toContain(`href="/${id}/blob/main/docs/a.md"`);
    expect(json.html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
    expect(json.html).not.toMatch(/onerror|license/);
    expect((await ask(`${at}/card?revision=main`)).json.html).toBe(json.html);
    expect(json).not.toHaveProperty('markdown');
  });

  it('of a repository that is not for everybody shows its pictures with the session of who looks', async () => {
    const { id, at } = await withCard('![p](p.png)', { isPrivate: true });
    expect((await ask(`${at}/card`)).json.html).toContain(`src="/hub/v1/repositories/model/${id}/content/main/p.png"`);
    expect((await ask(`${at}/card`, { person: null })).status).toBe(404);
  });

  it('that is not there says so', async () => {
    const id = await hub.repository(alice, `texts-${++counter}`);
    expect((await ask(`/repositories/model/${id}/card`)).json).toMatchObject({ exists: false, html: '', frontMatter: null });
  });

  it('that is made to take for ever is shown as it was written, and does not keep others waiting for ever', async () => {
    const { at } = await withCard('*_'.repeat(25_000));
    const [slow, quick] = await Promise.all([ask(`${at}/card`), ask('/markdown', { body: { text: '**x**' } })]);
    expect(slow.json.textProblems).toMatchObject([{ code: 'markdown/too-slow' }]);
    expect(slow.json.html).toMatch(/^<div class="prose-code"><pre tabindex="0"><code>\*_\*_/);
    expect(quick.json.html).toBe('<p><strong>x</strong></p>');
  });
});

describe('a file in Markdown', () => {
  it('is shown from its own folder, without front matter, to those who may read', async () => {
    const { id, at } = await withCard('x', { isPrivate: true });
    await commit(hub, alice, id, 'main', [file('docs/zh/a.md', '---\ntitle: x\n---\n![p](../p.png)')]);
    const { json } = await ask(`${at}/markdown?path=docs/zh/a.md`);
    expect(json.html).toContain(`/hub/v1/repositories/model/${id}/content/main/docs/p.png`);
    expect(json.html).not.toContain('title');
    expect((await ask(`${at}/markdown?path=docs/zh/a.md`, { person: null })).status).toBe(404);
    expect((await ask(`${at}/markdown?path=nothing.md`)).json.code).toBe('entry/not-found');
    expect((await ask(`${at}/markdown`)).json.code).toBe('request/invalid');
  });
});

describe('a text that is being written', () => {
  it('is shown as it will be: as a card of its repository, or as a comment', async () => {
    const { id } = await withCard('x');
    const [namespace, name] = id.split('/');
    const place = { type: 'model', namespace, name, path: 'docs/a.md' };
    const card = await ask('/markdown', { body: { text: '---\nlicense: mit\n---\n# A\n![p](p.png)\nb @ada', ...place } });
    expect(card.json.html).toContain(`<img src="/${id}/resolve/main/docs/p.png"`);
    expect(card.json.html).not.toMatch(/license|<br>|class="mention"/);
    const comment = await ask('/markdown', { body: { text: '# A\na\nb @ada', kind: 'comment' } });
    expect(comment.json.html).toBe('<h1>A</h1>\n<p>a<br>\nb <a class="mention" href="/ada">@ada</a></p>');
    expect(comment.json.headings).toEqual([]);
  });

  it('says of the card of a repository what is wrong with it, as the page of the card will; of other files nothing', async () => {
    const wrong = '---\nlicense: other\nlanguage: klingonese tongue\nsize_categories: 5K\n---\n# A\n';
    const { id, at } = await withCard(wrong);
    const [namespace, name] = id.split('/');
    const asked = async (type: string, path: string) =>
      (await ask('/markdown', { body: { text: wrong, type, namespace, name, path } })).json.problems;
    const problems = await asked('model', 'README.md');
    expect(problems).toMatchObject([
      { code: 'card/license-name-missing', field: 'license', line: 2 },
      { code: 'card/language-code', field: 'language', line: 3 },
    ]);
    expect((await ask(`${at}/card`)).json.problems).toEqual(problems);
    expect(await asked('model', 'docs/a.md')).toEqual([]);
    const { json } = await ask('/markdown', { body: { text: '---\nlicense: mit\n', type: 'model', namespace, name, path: 'README.md' } });
    expect(json.problems).toMatchObject([{ code: 'card/not-closed', field: null }]);
  });

  it('must not be too long, and is shown to those who are signed in', async () => {
    expect((await ask('/markdown', { body: { text: 'x'.repeat(1_000_001) } })).json.code).toBe('request/invalid');
    expect((await ask('/markdown', { body: {} })).json.code).toBe('request/invalid');
    expect((await ask('/markdown', { body: { text: 'x' }, person: null })).status).toBe(401);
    const { id } = await withCard('x', { isPrivate: true });
    const [namespace, name] = id.split('/');
    const stranger = await hub.person(`stranger-${counter}`);
    expect((await ask('/markdown', { body: { text: 'x', type: 'model', namespace, name }, person: stranger })).status).toBe(404);
  });
});

describe('the same text', () => {
  it('is made into HTML once, also for those who ask at the same time', async () => {
    const texts = hub.app.get(MarkdownService, { strict: false });
    const [first, second] = await Promise.all([texts.render('# once', 'card'), texts.render('# once', 'card')]);
    expect(second).toBe(first);
    expect(await texts.render('# once', 'card')).toBe(first);
    expect(await texts.render('# once', 'comment')).not.toBe(first);
    expect(first.rendererVersion).toBe(texts.rendererVersion);
  });
});

describe('a picture of another host', () => {
  it('is fetched by the hub, which tells nothing of who reads, and is what its bytes are', async () => {
    const answer = await picture(`${farAddress}/a.png`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const { headers } = asked.find(({ url }) => url === '/a.png')!;
    for (const name of ['cookie', 'authorization', 'referer', 'x-forwarded-for']) expect(headers).not.toHaveProperty(name);
  });

  it('is fetched once for all who look', async () => {
    const before = asked.length;
    const answers = await Promise.all([1, 2, 3].map(() => picture(`${farAddress}/a.png?once`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await picture(`${farAddress}/a.png?once`);
    expect(asked.length - before).toBe(1);
  });

  it('may be an SVG, which cannot act', async () => {
    const answer = await picture(`${farAddress}/a.svg`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox;/);
  });

  it('may lie elsewhere by now, but never inside of the network', async () => {
    expect((await picture(`${farAddress}/moved`)).status).toBe(200);
    expect(await (await picture(`${farAddress}/inside`)).json()).toMatchObject({ code: 'image/unavailable' });
    expect(await (await picture(`${farAddress}/circle`)).json()).toMatchObject({ code: 'image/unavailable' });
    expect(await (await picture('http://169.254.169.254/latest/x.png')).json()).toMatchObject({ code: 'image/unavailable' });
    expect(await (await picture('http://127.0.0.1:1/x.png')).json()).toMatchObject({ code: 'image/unavailable' });
  });

  it('must be a picture, there, and not too large', async () => {
    for (const path of ['/page.png', '/missing.png', '/large.png'])
      expect(await (await picture(`${farAddress}${path}`)).json()).toMatchObject({ code: 'image/unavailable' });
  });

  it('is fetched only when a text of this hub shows it', async () => {
    const address = await pictureAddress(`${farAddress}/a.png`);
    const [path, query] = address.split('?');
    const other = `${hub.url}${path}?address=${encodeURIComponent(`${farAddress}/other.png`)}`;
    for (const url of [other, `${hub.url}${path}`, `${hub.url}${path}x?${query}`, `${hub.url}/hub/v1/images/x?address=a&address=b`])
      expect(await (await fetch(url)).json()).toMatchObject({ code: 'image/not-signed' });
    expect(asked.some(({ url }) => url === '/other.png')).toBe(false);
  });
});
