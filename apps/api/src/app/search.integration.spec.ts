// Finding things: through the whole hub, its worker included, as a client and as the web ask.
import pg from 'pg';
import { call, commit, file, grove } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { statementCount } from '../platform/database';
import { type RunningWorker, startWorker } from './worker';

interface Page {
  items: { id: string; title: string; titleMarks: [number, number][]; snippet: { text: string; marks: [number, number][] } | null }[];
  nextCursor: string | null;
  count: { count: number; isExact: boolean } | null;
  correction: string | null;
}

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;
let sql: pg.Client;
let worker: RunningWorker;

const CARDS: Record<string, string> = {
  'dialog-zh': '---\nlicense: mit\nlanguage: zh\npipeline_tag: text-generation\n---\n# 中文对话模型\n\n一个用于对话的小模型。',
  'bank-notes':
    '---\nlicense: apache-2.0\nlanguage: [zh, en]\npipeline_tag: text-classification\n---\n# Sentiment\n\n面向金融领域的情感分类。',
  'Qwen2.5-7B-Instruct': '---\nlicense: apache-2.0\nlibrary_name: transformers\ntags: [safetensors]\n---\n# Qwen\n\nA model of the series.',
  'tongyi-small': '---\nlicense: other\n---\n# 通义千问\n\n通义千问的一个小版本。',
  'cafe-notes': '---\nlicense: mit\n---\n# Café résumé\n\nUsed tokenizers of the naïve kind.',
};

beforeAll(async () => {
  hub = await startTestHub();
  worker = await startWorker(hub.config);
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
  alice = await hub.person('alice');
  bob = await hub.person('bob');
  for (const [name, card] of Object.entries(CARDS)) {
    const id = await hub.repository(alice, name);
    await commit(hub, alice, id, 'main', [file('README.md', card)]);
  }
  await settled();
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await sql?.end();
  await hub?.stop();
});

/** Until no job waits. */
async function settled(): Promise<void> {
  for (let left = 1; left > 0;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { rows } = await sql.query<{ left: number }>(
      `select count(*)::int as left from outbox_events where done_at is null and (kind like 'search.%' or kind like 'repository.%')`,
    );
    left = rows[0]!.left;
  }
}

async function list(query: string, person?: TestPerson): Promise<Page> {
  const answer = await fetch(`${hub.url}/hub/v1/repositories?${query}`, person && { headers: { authorization: `Bearer ${person.token}` } });
  if (answer.status !== 200) throw new Error(`${query} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Page;
}

async function found(search: string, person?: TestPerson): Promise<string[]> {
  return (await list(new URLSearchParams({ search }).toString(), person)).items.map(({ id }) => id.split('/')[1]!);
}

describe('words', () => {
  it.each([
    ['a pair of Chinese characters of a card', '对话', 'dialog-zh'],
    ['one of the body only', '金融', 'bank-notes'],
    ['a single character of a title', '通', 'tongyi-small'],
    ['a longer word', '通义千问', 'tongyi-small'],
    ['pinyin of two syllables', 'qianwen', 'tongyi-small'],
    ['pinyin of four syllables', 'tongyiqianwen', 'tongyi-small'],
    ['pinyin of a word in the body', 'jinrong', 'bank-notes'],
    ['a name in another case', 'qWEN', 'Qwen2.5-7B-Instruct'],
    ['the beginning of a name', 'qwe', 'Qwen2.5-7B-Instruct'],
    ['letters of full width', 'ｑｗｅｎ', 'Qwen2.5-7B-Instruct'],
    ['a part of a name', 'instruct', 'Qwen2.5-7B-Instruct'],
    ['parts of a name in another order', '7b qwen', 'Qwen2.5-7B-Instruct'],
    ['parts of a name written together', 'banknotes', 'bank-notes'],
    ['a word without its accents', 'resume', 'cafe-notes'],
    ['a word with accents', 'café', 'cafe-notes'],
    ['the singular of what the card has in the plural', 'tokenizer', 'cafe-notes'],
    ['two letters that changed places', 'qwne', 'Qwen2.5-7B-Instruct'],
    ['a wrong letter', 'sentimant', 'bank-notes'],
    ['a missing letter', 'tokenzers', 'cafe-notes'],
    ['two errors in a long word', 'instrukkt', 'Qwen2.5-7B-Instruct'],
    ['letters inside a name', 'ialog', 'dialog-zh'],
    ['its owner', 'alice qwen', 'Qwen2.5-7B-Instruct'],
    ['both languages', '问 tongyi', 'tongyi-small'],
    ['Chinese words that nobody wrote side by side', '情感金融', 'bank-notes'],
  ])('%s: %s', async (_what, search, name) => {
    expect(await found(search)).toContain(name);
  });

  it('must all be there', async () => {
    expect(await found('qwen 金融')).toEqual([]);
  });

  it('of a Chinese text in one piece are preferred to the same ones apart, and counted as they are found', async () => {
    const gone = (name: string) => call(hub, alice, 'DELETE', '/api/repos/delete', { name, organization: 'alice', type: 'model' });
    for (const [name, text] of [
      ['books-one', '图书丰富,馆员友好'],
      ['books-two', '馆员不少,图书很多'],
      ['books-whole', '图书馆员手册'],
    ] as const) {
      await commit(hub, alice, await hub.repository(alice, name), 'main', [file('README.md', `---\nlicense: mit\n---\n${text}`)]);
    }
    await settled();
    expect(await found('图书馆员')).toEqual(['books-whole']);
    await gone('books-whole');
    const first = await list(new URLSearchParams({ search: '图书馆员', limit: '1' }).toString());
    expect(first).toMatchObject({ count: { count: 2, isExact: true }, correction: null });
    const second = await list(new URLSearchParams({ search: '图书馆员', limit: '1', cursor: first.nextCursor! }).toString());
    expect([...first.items, ...second.items].map(({ id }) => id).toSorted()).toEqual(['alice/books-one', 'alice/books-two']);
    await gone('books-one');
    await gone('books-two');
  });

  it('say what was looked for instead of a typing error', async () => {
    expect((await list('search=qwne')).correction).toBe('qwen');
    expect((await list('search=qwen')).correction).toBeNull();
  });

  it('are marked where they were found', async () => {
    const [item] = (await list(new URLSearchParams({ search: '金融' }).toString())).items;
    const { text, marks } = item!.snippet!;
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['金融']);
    const [titled] = (await list(new URLSearchParams({ search: '对话' }).toString())).items;
    expect(titled!.titleMarks.map(([from, to]) => titled!.title.slice(from, to))).toEqual(['对话']);
    expect((await list('author=alice')).items.flatMap(({ titleMarks }) => titleMarks)).toEqual([]);
  });

  it.each([
    ["'; drop table repositories; --"],
    ['%_%\\'],
    ['!!! ??? &|()<->:*'],
    ['a'.repeat(200)],
    ['\u0001\u0002\u200b'],
    ['(((((((((a+)+)+)+)+$'],
    ['\ud800'],
    ['а́'.repeat(90)],
    ['ﷺ'.repeat(60)],
  ])('that mean harm find nothing and break nothing: %p', async (search) => {
    expect(await found(search)).toEqual([]);
  });

  it('that are too long are refused', async () => {
    const { status } = await fetch(`${hub.url}/hub/v1/repositories?search=${'a'.repeat(201)}`);
    expect(status).toBe(400);
  });
});

describe('what one may not see', () => {
  beforeAll(async () => {
    const id = await hub.repository(alice, 'zebrafish', { isPrivate: true });
    await commit(hub, alice, id, 'main', [
      file('README.md', '---\nlicense: secretlicence\ntags: [hiddentag]\n---\n# 斑马鱼\n\nxylophonist'),
    ]);
    await settled();
  });

  it.each(['zebrafish', 'zebrafsih', 'xylophonist', 'xylophonis', '斑马鱼', 'banmayu', 'zebra', 'alice/zebrafish', 'brafi'])(
    'is found by its owner alone: %s',
    async (search) => {
      const owners = await list(new URLSearchParams({ search }).toString(), alice);
      if (search !== 'zebrafsih' && search !== 'xylophonis') expect(owners.items.map(({ id }) => id)).toEqual(['alice/zebrafish']);
      for (const other of [
        await list(new URLSearchParams({ search }).toString()),
        await list(new URLSearchParams({ search }).toString(), bob),
      ]) {
        expect(other).toEqual({ items: [], nextCursor: null, count: { count: 0, isExact: true }, correction: null });
      }
    },
  );

  it('shows in no facet, no count and no dialect', async () => {
    const facets = async (person?: TestPerson) => {
      const headers = person && { authorization: `Bearer ${person.token}` };
      const texts: string[] = [];
      const paths = ['/hub/v1/repositories/facets', '/hub/v1/repositories/facets?kind=license&text=secret', '/api/models-tags-by-type'];
      for (const path of [...paths, '/api/quicksearch?q=zebrafish', '/hub/v1/search?q=zebrafish', '/api/models?filter=hiddentag']) {
        texts.push(await (await fetch(hub.url + path, headers && { headers })).text());
      }
      return texts.map((text) => text.replace(/"q":"[^"]*"/, ''));
    };
    for (const text of [...(await facets()), ...(await facets(bob))]) expect(text).not.toMatch(/secretlicence|hiddentag|zebrafish/);
    const own = await facets(alice);
    expect(own[0]).toMatch(/secretlicence/);
    expect(own[1]).toMatch(/secretlicence/);
    for (const text of own.slice(3)) expect(text).toMatch(/zebrafish/);
  });

  it('does not change what a typing error is taken for', async () => {
    const card = async (name: string, text: string, isPrivate: boolean) =>
      commit(hub, alice, await hub.repository(alice, name, { isPrivate }), 'main', [file('README.md', text)]);
    await card('bird', 'tukanok', false);
    for (const name of ['nest-a', 'nest-b']) await card(name, 'tukanor', true);
    await settled();
    expect(await list('search=tukanox', bob)).toMatchObject({ items: [{ id: 'alice/bird' }], correction: 'tukanok' });
  });

  it('is seen by nobody as soon as it is private, and by everybody when it is public', async () => {
    const id = await hub.repository(alice, 'chameleon');
    await settled();
    expect(await found('chameleon')).toEqual(['chameleon']);
    await call(hub, alice, 'PUT', `/api/models/${id}/settings`, { private: true });
    expect(await found('chameleon')).toEqual([]);
    expect(await found('chameleon', alice)).toEqual(['chameleon']);
    await call(hub, alice, 'PUT', `/api/models/${id}/settings`, { private: false });
    expect(await found('chameleon')).toEqual(['chameleon']);
  });
});

describe('filters', () => {
  const names = async (query: string) => (await list(query)).items.map(({ id }) => id.split('/')[1]).toSorted();

  it('take one of several values of a facet, and all facets together', async () => {
    expect(await names('license=mit,other')).toEqual(['cafe-notes', 'dialog-zh', 'tongyi-small']);
    expect(await names('license=mit,apache-2.0&language=zh')).toEqual(['bank-notes', 'dialog-zh']);
    expect(await names('license=mit&language=zh&task=text-generation')).toEqual(['dialog-zh']);
    expect(await names('format=safetensors')).toEqual(['Qwen2.5-7B-Instruct']);
    expect(await names('search=model&language=zh')).toEqual([]);
    expect(await names('author=nobody')).toEqual([]);
  });

  it('count each value under the other filters', async () => {
    const answer = await (await fetch(`${hub.url}/hub/v1/repositories/facets?language=zh`)).json();
    const { facets } = answer as { facets: { kind: string; values: { value: string; count: number }[] }[] };
    const of = (kind: string) =>
      Object.fromEntries(facets.find((facet) => facet.kind === kind)?.values.map(({ value, count }) => [value, count]) ?? []);
    expect(of('license')).toEqual({ mit: 1, 'apache-2.0': 1 });
    expect(of('language')).toMatchObject({ zh: 2, en: 1 });
  });

  it('take one of several owners, count repositories of each, and find owners by a part of their name', async () => {
    const carol = await hub.person('carol');
    await hub.repository(carol, 'birds');
    await hub.repository(carol, 'hidden-birds', { isPrivate: true });
    await settled();
    const owners = async (query: string, person?: TestPerson) => {
      const headers = person && { authorization: `Bearer ${person.token}` };
      const answer = await fetch(`${hub.url}/hub/v1/repositories/facets?${query}`, headers && { headers });
      const { facets } = (await answer.json()) as { facets: { kind: string; values: { value: string; count: number }[] }[] };
      const values = facets.find(({ kind }) => kind === 'author')?.values ?? [];
      return Object.fromEntries(values.map(({ value, count }) => [value, count]));
    };
    expect(await names('author=carol')).toEqual(['birds']);
    expect(await names('author=carol,alice,nobody&license=mit')).toEqual(['cafe-notes', 'dialog-zh']);
    expect(await names('author=Alice,carol')).toContain('birds');
    expect(await owners('')).toMatchObject({ carol: 1 });
    // Of a facet that is narrowed already, what is there without that.
    expect(await owners('author=carol')).toEqual(await owners(''));
    expect(await owners('license=mit')).toEqual({ alice: 2 });
    expect(await owners('', carol)).toMatchObject({ carol: 2 });
    expect(await owners('kind=author&text=lic')).toEqual({ alice: expect.any(Number) });
    for (const text of ['c', 'CA', 'aro']) expect(await owners(`kind=author&text=${text}`)).toEqual({ carol: 1 });
    for (const text of ['ro', '%25', 'c_r', 'birds']) expect(await owners(`kind=author&text=${text}`)).toEqual({});
  });

  it('count what costs nothing beside each price, as far as the other filters leave it', async () => {
    await sql.query(`update repositories set for_subscribers = true where name_key in ('cafe-notes', 'dialog-zh')`);
    const prices = async (query: string) => {
      const answer = (await (await fetch(`${hub.url}/hub/v1/repositories/facets?${query}`)).json()) as {
        facets: { kind: string; values: { value: string; count: number; isExact: boolean }[] }[];
      };
      return answer.facets.find(({ kind }) => kind === 'price')?.values;
    };
    const all = (await list('limit=1')).count!.count;
    const free = { value: 'free', count: all - 2, isExact: true };
    expect(await prices('')).toEqual([free, { value: 'subscribers', count: 2, isExact: true }]);
    expect(await prices('price=free')).toEqual(await prices(''));
    expect((await list('price=free&limit=1')).count!.count).toBe(free.count);
    expect(await prices('license=mit&language=zh')).toEqual([{ value: 'subscribers', count: 1, isExact: true }]);
    expect(await prices('license=other')).toEqual([{ value: 'free', count: 1, isExact: true }]);
    await sql.query(`update repositories set for_subscribers = false`);
  });

  it('leave out what is not everybody’s, also for whom it is', async () => {
    const id = await hub.repository(bob, 'shy-tern', { isPrivate: true });
    const ids = async (query: string) => (await list(query, bob)).items.map((item) => item.id);
    expect(await ids('author=bob&limit=100')).toContain(id);
    expect(await ids('author=bob&limit=100&visibility=public')).not.toContain(id);
    expect((await fetch(`${hub.url}/hub/v1/repositories?visibility=private`)).status).toBe(400);
    await sql.query(`delete from repositories where name_key = 'shy-tern'`);
  });

  it('of the Hugging Face dialect find what they say', async () => {
    const ids = async (query: string) =>
      ((await (await fetch(`${hub.url}/api/models?${query}`)).json()) as { id: string }[]).map(({ id }) => id);
    expect(await ids('filter=license:mit&filter=zh')).toEqual(['alice/dialog-zh']);
    expect(await ids('library=transformers')).toEqual(['alice/Qwen2.5-7B-Instruct']);
    expect(await ids('language=zh&license=mit')).toEqual(['alice/dialog-zh']);
    expect(await ids('apps=vllm')).toEqual(['alice/Qwen2.5-7B-Instruct']);
    expect(await ids('inference=warm')).toEqual([]);
    expect(await ids('search=wen2.5-7')).toEqual(['alice/Qwen2.5-7B-Instruct']);
    for (const search of ['对话', 'qianwen', '金融']) expect(await ids(`search=${encodeURIComponent(search)}`)).toHaveLength(1);
    await sql.query(`update repositories set parameters = 7000000000 where name_key = 'qwen2.5-7b-instruct'`);
    expect(await ids('num_parameters=min:6B,max:8B')).toEqual(['alice/Qwen2.5-7B-Instruct']);
    expect(await ids('num_parameters=max:1B')).not.toContain('alice/Qwen2.5-7B-Instruct');
    expect((await ids('sort=num_parameters'))[0]).toBe('alice/Qwen2.5-7B-Instruct');
    expect((await fetch(`${hub.url}/api/models?num_parameters=many`)).status).toBe(400);
  });

  it('of the Hugging Face dialect sort datasets by their size and by their rows, counted or claimed', async () => {
    const lines = (count: number, line: string) => `${line}\n`.repeat(count);
    const card = '---\ndataset_info:\n  splits:\n  - name: train\n    num_examples: 40\n  - name: test\n    num_examples: 2\n---\n';
    const contents: Record<string, [string, string]> = {
      'rows-many': ['data.jsonl', lines(50, '{"a": 1}')],
      'rows-claimed': ['data.parquet', lines(300, 'not read')],
      'rows-few-and-long': ['data.csv', `a\n${lines(3, 'x'.repeat(4_000))}`],
    };
    for (const [name, [path, text]] of Object.entries(contents)) {
      await hub.repository(bob, name, { type: 'dataset' });
      await commit(
        hub,
        bob,
        `bob/${name}`,
        'main',
        [file(path, text), file('README.md', name === 'rows-claimed' ? card : '# Rows')],
        'dataset',
      );
    }
    await settled();
    const ask = async (query: string) =>
      (await (await fetch(`${hub.url}/api/datasets?search=rows-&${query}`)).json()) as { id: string; mainSize?: number }[];
    const names = async (query: string) => (await ask(query)).map(({ id }) => id.split('/')[1]);
    expect(await names('sort=datasetsServerInfo.numRows')).toEqual(['rows-many', 'rows-claimed', 'rows-few-and-long']);
    expect(await names('sort=mainSize')).toEqual(['rows-few-and-long', 'rows-claimed', 'rows-many']);
    const [largest] = await ask('sort=mainSize&expand=mainSize&limit=1');
    expect(largest!.mainSize).toBeGreaterThan(12_000);
    for (const name of Object.keys(contents))
      await call(hub, bob, 'DELETE', '/api/repos/delete', { name, organization: 'bob', type: 'dataset' });
  });
});

describe('pages', () => {
  const SORTS = [
    'trending',
    'updated',
    'created',
    'likes',
    'likes30d',
    'downloads',
    'downloadsAllTime',
    'parameters',
    'size',
    'rows',
    'name',
  ];

  beforeAll(async () => {
    for (let i = 0; i < 12; i += 1) await hub.repository(bob, `page-${i}`, { isPrivate: i % 4 === 0 });
    await settled();
    await sql.query(
      `update repositories set likes_count = id % 3, downloads_30d = id % 2, downloads_all_time = id % 4, trending_score = id % 2, parameters = id % 5,
         likes_30d = id % 4, main_bytes = id % 3, row_count = id % 2
       where name_key like 'page-%'`,
    );
  });

  async function walk(query: string, person?: TestPerson, between: () => Promise<unknown> = () => Promise.resolve()): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await list(`${query}&limit=2${cursor ? `&cursor=${cursor}` : ''}`, person);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (cursor) await between();
    }
    return ids;
  }

  it.each([...SORTS, 'relevance'])('go through everything once, by %s, private ones of one’s own among them', async (sort) => {
    const whole = (await list(`search=page&sort=${sort}&limit=100`, bob)).items.map(({ id }) => id);
    expect(whole).toHaveLength(12);
    expect(await walk(`search=page&sort=${sort}`, bob)).toEqual(whole);
    expect(await walk(`author=bob&sort=${sort === 'relevance' ? 'trending' : sort}`)).toHaveLength(9);
  });

  it.each(SORTS)('stay in order by %s while repositories come, go and change', async (sort) => {
    const before = (await list(`author=bob&sort=${sort}&limit=100`, bob)).items.map(({ id }) => id);
    let turn = 0;
    const disturb = async () => {
      turn += 1;
      await hub.repository(bob, `late-${sort.toLowerCase()}-${turn}`);
      await sql.query(`update repositories set last_modified_at = last_modified_at where name_key like 'page-%'`);
    };
    const seen = await walk(`author=bob&sort=${sort}`, bob, disturb);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.includes(id))).toEqual(before);
    await sql.query(`delete from repositories where name_key like 'late-%'`);
  });

  it('of another list or made up are refused', async () => {
    const { nextCursor } = await list('author=bob&sort=likes&limit=2');
    for (const cursor of [nextCursor!, `words.${nextCursor!}`, 'names.x', '%%%']) {
      const { status } = await fetch(`${hub.url}/hub/v1/repositories?sort=created&cursor=${encodeURIComponent(cursor)}`);
      expect(status).toBe(400);
    }
  });

  it('begin with whole names, then names, then cards', async () => {
    const id = await hub.repository(alice, 'ranked');
    await commit(hub, alice, id, 'main', [file('README.md', 'x')]);
    await hub.repository(bob, 'ranked-second');
    const card = await hub.repository(bob, 'third');
    await commit(hub, bob, card, 'main', [file('README.md', 'It is not ranked.')]);
    await settled();
    await sql.query(`update repositories set downloads_30d = 1000000 where name_key = 'third'`);
    expect(await found('ranked')).toEqual(['ranked', 'ranked-second', 'third']);
  });
});

it('finds the best of each kind, with how many there are unless that is not asked for', async () => {
  const ask = async (query: string) =>
    (await (await fetch(`${hub.url}/hub/v1/search?${query}`)).json()) as { models: Pick<Page, 'items' | 'count'> };
  const counted = (await ask('q=qwen')).models;
  expect(counted.count).toEqual({ count: counted.items.length, isExact: true });
  expect((await ask('q=qwen&counts=false')).models).toEqual({ ...counted, count: null });
});

it('finds people and organizations, in both languages', async () => {
  await sql.query(`update namespaces set full_name = '林清扬' where name_key = 'bob'`);
  await settled();
  for (const query of ['林清扬', 'qingyang', 'bob', '清扬']) {
    const answer = (await (await fetch(`${hub.url}/hub/v1/search?q=${encodeURIComponent(query)}`)).json()) as {
      people: { name: string }[];
    };
    expect(answer.people.map(({ name }) => name)).toContain('bob');
  }
});

it('is made anew for a commit that changes the card, and for no other', async () => {
  const id = await hub.repository(alice, 'quiet');
  const jobs = async () => {
    await settled();
    const text = `select count(*)::int as n from outbox_events e join repositories r on r.id::text = e.payload->>'repositoryId'
      where e.kind = 'search.repository' and r.name_key = 'quiet'`;
    return (await sql.query<{ n: number }>(text)).rows[0]!.n;
  };
  await commit(hub, alice, id, 'main', [file('README.md', '# Quiet\n\nzirkon')]);
  const before = await jobs();
  await commit(hub, alice, id, 'main', [file('notes.txt', 'one')]);
  await commit(hub, alice, id, 'main', [file('notes.txt', 'two')]);
  expect(await jobs()).toBe(before);
  await commit(hub, alice, id, 'main', [file('README.md', '# Quiet\n\nturmalin')]);
  expect(await jobs()).toBe(before + 1);
  expect([await found('zirkon'), await found('turmalin')]).toEqual([[], ['quiet']]);
});

it('follows a new name, and forgets what was deleted', async () => {
  const id = await hub.repository(alice, 'caterpillar');
  await settled();
  await call(hub, alice, 'POST', '/api/repos/move', { fromRepo: id, toRepo: 'alice/butterfly', type: 'model' });
  await settled();
  expect(await found('butterfly')).toEqual(['butterfly']);
  expect(await found('caterpillar')).toEqual([]);
  await call(hub, alice, 'DELETE', '/api/repos/delete', { name: 'butterfly', organization: 'alice', type: 'model' });
  expect(await found('butterfly')).toEqual([]);
  const { rows } = await sql.query(
    `select count(*)::int as n from search.document d where not exists (select from repositories r where r.id = d.id)`,
  );
  expect(rows[0]).toEqual({ n: 0 });
});

it('is made anew by the operator when it was lost', async () => {
  await sql.query('truncate search.entry, search.document, search.excerpt, search.word, search.person, search.facet');
  expect((await list('limit=1')).items).toEqual([]);
  const { code, answer } = await grove<{ repositories: number; accounts: number }>(hub, 'reindex');
  expect(code).toBe(0);
  expect(answer.repositories).toBeGreaterThan(10);
  for (const search of ['对话', 'qianwen', 'qwne']) expect(await found(search)).toHaveLength(1);
  expect((await list('license=mit&language=zh')).count).toEqual({ count: 1, isExact: true });
});

describe('what was said and gathered', () => {
  const talk = async (what: 'discussions' | 'collections', q: string, person?: TestPerson, more = '') => {
    const answer = await fetch(`${hub.url}/hub/v1/search/${what}?${new URLSearchParams({ q }).toString()}${more}`, {
      headers: person ? { authorization: `Bearer ${person.token}` } : {},
    });
    if (answer.status !== 200) throw new Error(`${q} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as {
      items: { title: string; snippet?: { text: string } }[];
      nextCursor: string | null;
      correction: string | null;
    };
  };
  const titles = async (...asked: Parameters<typeof talk>) => (await talk(...asked)).items.map(({ title }) => title);
  let num: number;

  beforeAll(async () => {
    const secret = await hub.repository(alice, 'secret-talk', { isPrivate: true });
    const open = async (id: string, title: string, description: string) =>
      ((await (await call(hub, alice, 'POST', `/api/models/${id}/discussions`, { title, description })).json()) as { num: number }).num;
    num = await open('alice/bank-notes', '量化之后精度下降', 'The perplexity rises after quantization.');
    await open('alice/bank-notes', 'Another quantization question', 'x');
    await open(secret, '量化 in secret', 'zebrafish');
    for (const [title, isPrivate] of [
      ['量化模型合集', false],
      ['Zebrafish shelf', true],
    ] as const)
      await fetch(`${hub.url}/hub/v1/collections`, {
        method: 'POST',
        headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ namespace: 'alice', title, isPrivate }),
      });
    await settled();
  }, 60_000);

  it('is found by Chinese words of a title, words of a comment, and with a typing error', async () => {
    expect(await titles('discussions', '精度')).toEqual(['量化之后精度下降']);
    expect((await talk('discussions', 'perplexity')).items[0]?.snippet?.text).toContain('perplexity');
    expect(await talk('discussions', 'perplexiti')).toMatchObject({ correction: 'perplexity', items: [{ title: '量化之后精度下降' }] });
    expect(await titles('collections', '量化')).toEqual(['量化模型合集']);
  });

  it('is for those who may see it, and nobody learns of the rest', async () => {
    expect([await titles('discussions', 'zebrafish'), await titles('discussions', 'zebrafish', bob)]).toEqual([[], []]);
    expect(await titles('discussions', 'zebrafish', alice)).toEqual(['量化 in secret']);
    expect([await titles('collections', 'zebrafish', bob), await titles('collections', 'zebrafish', alice)]).toEqual([
      [],
      ['Zebrafish shelf'],
    ]);
    expect((await talk('discussions', 'zebrafich', bob)).correction).toBeNull();
  });

  it('is the more to the point the more of the words the title has, which weighs as much as a year', async () => {
    const said = (title: string, age: string) =>
      sql.query(`update search.talk t set said_at = now() - $2::interval from discussions d where d.id = t.id and d.title = $1`, [
        title,
        age,
      ]);
    await said('Another quantization question', '300 days');
    await said('量化之后精度下降', '1 day');
    expect(await titles('discussions', 'quantization')).toEqual(['Another quantization question', '量化之后精度下降']);
    await said('Another quantization question', '400 days');
    expect(await titles('discussions', 'quantization')).toEqual(['量化之后精度下降', 'Another quantization question']);
    await said('Another quantization question', '300 days');
  });

  it('comes page by page', async () => {
    const first = await talk('discussions', 'quantization', undefined, '&limit=1');
    const second = await talk('discussions', 'quantization', undefined, `&limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['Another quantization question', '量化之后精度下降']);
    expect(second.nextCursor).toBeNull();
    expect((await fetch(`${hub.url}/hub/v1/search/discussions?q=a&cursor=9.9.9`)).status).toBe(400);
  });

  describe('is suggested while somebody types', () => {
    interface Suggested {
      items: { kind: string; text: string; note: string; num: number | null; slug: string | null }[];
      correction: string | null;
    }
    const suggest = async (q: string, person?: TestPerson, more = '') => {
      const headers = person && { authorization: `Bearer ${person.token}` };
      const answer = await fetch(
        `${hub.url}/hub/v1/search/suggestions?${new URLSearchParams({ q }).toString()}${more}`,
        headers && { headers },
      );
      expect(answer.status).toBe(200);
      return (await answer.json()) as Suggested;
    };
    const texts = async (...asked: Parameters<typeof suggest>) =>
      (await suggest(...asked)).items.map(({ kind, text }) => `${kind} ${text}`);

    it.each([
      ['the beginning of a word', 'quant', ['discussion Another quantization question']],
      ['Chinese', '量化', ['collection 量化模型合集', 'discussion 量化之后精度下降']],
      ['pinyin', 'lianghua', ['collection 量化模型合集', 'discussion 量化之后精度下降']],
      ['a typing error', 'quantizatoin', ['discussion Another quantization question']],
      ['a Chinese word of a card', '金融', ['model alice/bank-notes']],
      ['a whole name', 'bob', ['user bob']],
    ])('by %s', async (_what, q, expected) => {
      expect(await texts(q)).toEqual(expect.arrayContaining(expected));
    });

    it('kind by kind, with where each stands', async () => {
      const { items } = await suggest('量化');
      expect(items.map(({ kind }) => kind)).toEqual(['collection', 'discussion']);
      expect(items[0]).toMatchObject({ note: 'alice', slug: expect.stringMatching(/^[0-9a-f]{24}$/) });
      expect(items[1]).toMatchObject({ note: `alice/bank-notes#${num}`, num });
      expect((await suggest('quantizatoin')).correction).toBe('quantization');
    });

    it('to those who may see it, and nobody learns of the rest', async () => {
      const all = ['model alice/zebrafish', 'collection Zebrafish shelf'];
      expect(await texts('zebrafish', alice)).toEqual(all);
      expect([await texts('zebrafish'), await texts('zebrafish', bob), (await suggest('zebrafihs', bob)).correction]).toEqual([
        [],
        [],
        null,
      ]);
      expect(await texts('secret', alice)).toEqual(expect.arrayContaining(['model alice/secret-talk', 'discussion 量化 in secret']));
      expect(await texts('secret', bob)).toEqual([]);
      await sql.query(`update repositories set disabled_at = now() where name_key = 'bank-notes'`);
      expect([await texts('quant'), await texts('quant', alice), await texts('bank-not')]).toEqual([[], [], []]);
      await sql.query(`update repositories set disabled_at = null where name_key = 'bank-notes'`);
      await sql.query(`update users set disabled_at = now() where id = (select id from namespaces where name_key = 'carol')`);
      expect(await texts('carol')).not.toContain('user carol');
      await sql.query(`update users set disabled_at = null`);
    });

    it('a few of each, with three statements, whatever was typed', async () => {
      const few = (await suggest('page', undefined, '&limit=2')).items;
      expect(few.map(({ kind }) => kind)).toEqual(['model', 'model']);
      const { value } = statementCount;
      await suggest('quant');
      expect(statementCount.value - value).toBe(3);
      for (const q of ["'; drop table x; --", '%', '!!!', '\ud800', 'a'.repeat(200)]) expect((await suggest(q)).items).toEqual([]);
    });
  });

  it('is made anew by the operator when it was lost', async () => {
    await sql.query('truncate search.talk, search.gathered');
    expect(await titles('discussions', '精度')).toEqual([]);
    expect((await grove<object>(hub, 'reindex')).answer).toMatchObject({ discussions: 3, collections: 2 });
    expect([await titles('discussions', '精度'), await titles('collections', '量化')]).toEqual([['量化之后精度下降'], ['量化模型合集']]);
  });

  it('is forgotten with the comment that was hidden', async () => {
    await sql.query(
      `update discussion_events e set hidden_at = now() from discussions d join repositories r on r.id = d.repository_id
      where e.discussion_id = d.id and d.num = $1 and r.name_key = 'bank-notes'`,
      [num],
    );
    await settled();
    expect(await titles('discussions', 'perplexity')).toEqual([]);
  });
});
