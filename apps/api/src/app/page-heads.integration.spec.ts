// What pages tell those who run no programs: through the whole hub, its worker included.
import pg from 'pg';
import { answerOf, call, commit, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { type RunningWorker, startWorker } from './worker';

let hub: TestHub;
let worker: RunningWorker;
let alice: TestPerson;

beforeAll(async () => {
  hub = await startTestHub();
  worker = await startWorker(hub.config);
  alice = await hub.person('alice');
  await hub.repository(alice, 'hidden', { isPrivate: true });
  const id = await hub.repository(alice, 'Open-Model');
  await commit(hub, alice, id, 'main', [
    file('README.md', '---\nlicense: mit\npipeline_tag: text-generation\n---\n# 千问 "quoted" <b>\n\nGood at work.'),
    file('docs/a b.md', 'Words.'),
  ]);
  const sql = new pg.Client(hub.connectionString);
  await sql.connect();
  for (let found = 0; found === 0; await new Promise((resolve) => setTimeout(resolve, 100)))
    found =
      (await sql.query(`select from search.excerpt join repositories using (id) where body <> '' and pipeline_tag is not null`)).rowCount ??
      0;
  await sql.end();
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await hub?.stop();
});

async function page(path: string, headers: Record<string, string> = {}): Promise<{ status: number; html: string; headers: Headers }> {
  const answer = await fetch(hub.url + path, { headers });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

describe('a page of a public repository', () => {
  it('has its title, description, address and picture in its HTML, and nothing that runs', async () => {
    const { status, html, headers } = await page('/alice/open-model');
    expect(status).toBe(200);
    expect(html).toContain('<title>alice/Open-Model · Modelgrove</title>');
    expect(html).toMatch(
      /<meta name="description" content="Model by alice · text-generation · License: mit. 千问 &quot;quoted&quot;[^"<>]*Good at work\.[^"<>]*"/,
    );
    expect(html).toContain(`<link rel="canonical" href="${hub.config.publicUrl}/alice/Open-Model" />`);
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image" />');
    expect(html).not.toMatch(/<script>|<script [^>]*>[^<]/);
    expect(headers.get('cache-control')).toContain('private');
  });

  it('is in the language of the reader', async () => {
    const { html } = await page('/alice/Open-Model', { 'accept-language': 'fr, zh-TW;q=0.8' });
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('alice 的模型');
  });

  it('has a picture at an address that never changes, which is another one once there is more to show', async () => {
    const addressIn = (html: string) => /property="og:image" content="([^"]+)"/.exec(html)![1]!.replace(hub.config.publicUrl, hub.url);
    const address = addressIn((await page('/alice/Open-Model')).html);
    const answer = await fetch(address);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const png = Buffer.from(await answer.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    await call(hub, alice, 'POST', '/api/models/alice/Open-Model/like');
    expect(addressIn((await page('/alice/Open-Model')).html)).not.toBe(address);
    expect((await fetch(address)).headers.get('cache-control')).toBe('no-store');
  }, 60_000);
});

describe('what is not for everybody', () => {
  it('is the same page, byte by byte, as what is not there', async () => {
    const [hidden, missing, junk] = [await page('/alice/hidden'), await page('/alice/nobody'), await page('/alice/hidden/none')];
    expect([hidden.status, missing.status, junk.status]).toEqual([404, 404, 404]);
    expect(hidden.html).toBe(missing.html);
    expect(hidden.html).toBe(junk.html);
    expect(hidden.html).not.toContain('hidden');
    expect((await answerOf(hub, null, 'GET', '/hub/v1/repositories/model/alice/hidden/preview/any.png')).status).toBe(404);
  });

  it('is a page for its owner, which says nothing of it', async () => {
    const signIn = await fetch(`${hub.url}/hub/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify({ login: 'alice', password: 'correct-horse-battery' }),
    });
    const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!;
    const own = await page('/alice/hidden', { cookie });
    expect([own.status, own.html.includes('hidden'), own.html.includes('noindex')]).toEqual([200, false, true]);
    expect((await page('/alice/nobody', { cookie })).status).toBe(404);
  });
});

it('discussions are pages when they are there', async () => {
  const opened = await call(hub, alice, 'POST', '/api/models/alice/Open-Model/discussions', { title: 'What <is> it', description: 'x' });
  const { num } = (await opened.json()) as { num: number };
  const there = await page(`/alice/Open-Model/discussions/${num}`);
  expect([there.status, there.html.includes('<title>What &lt;is&gt; it · alice/Open-Model')]).toEqual([200, true]);
  expect((await page('/alice/Open-Model/discussions/99')).status).toBe(404);
});

describe('a page of what a repository holds', () => {
  it.each([
    'tree/main',
    'tree/main/',
    'tree/main/docs',
    'blob/main/README.md',
    'blob/main/docs/a%20b.md',
    'commits/main',
    'commits/main/gone.md',
    'upload/main',
    'new/main',
  ])('is there: %s', async (part) => {
    expect((await page(`/alice/Open-Model/${part}`)).status).toBe(200);
  });

  it.each([
    'tree/none',
    'tree/main/none',
    'tree/main/README.md',
    'blob/main/docs',
    'blob/main/none.md',
    'blob/none/README.md',
    'commits/none',
    'commit/none',

    'commit/' + '0'.repeat(40),
  ])('is missing: %s', async (part) => {
    const [told, missing] = [await page(`/alice/Open-Model/${part}`), await page('/alice/nobody')];
    expect([told.status, told.html]).toEqual([404, missing.html]);
  });

  it.each(['commit/%00', 'tree/%00', 'blob/main/%00', 'blob/main/%FF'])('is refused where no address can be so: %s', async (part) => {
    expect((await page(`/alice/Open-Model/${part}`)).status).toBe(400);
  });

  it('is named by its path, a commit by its beginning', async () => {
    expect((await page('/alice/Open-Model/blob/main/docs/a%20b.md')).html).toContain('<title>docs/a b.md · alice/Open-Model · Modelgrove');
    const [newest] = (await (await fetch(`${hub.url}/api/models/alice/Open-Model/commits/main`)).json()) as { id: string }[];
    const id = newest!.id;
    expect((await page(`/alice/Open-Model/commit/${id}`)).html).toContain(`<title>${id.slice(0, 7)} · alice/Open-Model · Modelgrove`);
  });

  it('of an empty repository says how to begin', async () => {
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    const id = await hub.repository(alice, 'bare');
    await sql.query(`delete from git.ref where repo_id = (select id from repositories where name = 'bare')`);
    await sql.end();
    expect(id).toBe('alice/bare');
    expect([(await page('/alice/bare/tree/main')).status, (await page('/alice/bare/commit/' + 'a'.repeat(40))).status]).toEqual([200, 404]);
  });
});

it('search engines are told of public repositories alone', async () => {
  const text = async (path: string) => (await fetch(hub.url + path)).text();
  expect(await text('/robots.txt')).toContain(`Sitemap: ${hub.config.publicUrl}/sitemap.xml`);
  expect(await text('/sitemap.xml')).toContain('/sitemap.xml/0</loc>');
  const map = await text('/sitemap.xml/0');
  expect([map.includes('/alice/Open-Model</loc>'), map.includes('hidden')]).toEqual([true, false]);
});
