// The viewer of datasets as clients ask for it: at its own name and at /api/viewer, by who may read the contents.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM } from '../common/actor';
import { AccessService } from '../modules/access';
import { RepositoriesService } from '../modules/repositories';
import { answerOf, commit, commitLargeFile, file } from './testing/hub-calls';
import { sendPlain } from './testing/plain-http';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;

const FIXTURES = join(__dirname, '../../../../packages/dataset-reader/src/testing/fixtures');
const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name));

beforeAll(async () => {
  hub = await startTestHub();
  [alice, bob] = [await hub.person('alice'), await hub.person('bob')];
});

afterAll(() => hub?.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

let counter = 0;
async function dataset(files: Record<string, string | Buffer>, options: { isPrivate?: boolean } = {}): Promise<string> {
  const id = await hub.repository(alice, `data-${++counter}`, { type: 'dataset', ...options });
  const texts = Object.entries(files).flatMap(([path, content]) => (typeof content === 'string' ? [file(path, content)] : []));
  if (texts.length > 0) await commit(hub, alice, id, 'main', texts, 'dataset');
  for (const [path, content] of Object.entries(files)) if (typeof content !== 'string') await large(id, path, content);
  return id;
}

async function large(id: string, path: string, bytes: Buffer): Promise<void> {
  await commitLargeFile(hub, alice, id, path, bytes, 'dataset');
}

async function ask(call: string, query: Record<string, string>, person: TestPerson | null = null): Promise<{ status: number; body: Json }> {
  return answerOf<Json>(hub, person, 'GET', `/api/viewer/${call}?${new URLSearchParams(query).toString()}`);
}

const train = (id: string, more: Record<string, string> = {}) => ({ dataset: id, config: 'default', split: 'train', ...more });

describe('a dataset of Parquet files', () => {
  let id: string;

  beforeAll(async () => {
    id = await dataset({
      'data/train-00000-of-00002.parquet': fixture('one-group.parquet'),
      'data/train-00001-of-00002.parquet': fixture('groups.parquet'),
      'data/test-00000-of-00001.parquet': fixture('groups.parquet'),
    });
  });

  it('says what there is to look at', async () => {
    expect((await ask('is-valid', { dataset: id })).body).toEqual({
      preview: true,
      viewer: true,
      search: true,
      filter: true,
      statistics: true,
    });
    expect((await ask('splits', { dataset: id })).body).toEqual({
      splits: [
        { dataset: id, config: 'default', split: 'train' },
        { dataset: id, config: 'default', split: 'test' },
      ],
      pending: [],
      failed: [],
    });
  });

  it('gives the first rows with the types of the columns', async () => {
    const { body } = await ask('first-rows', train(id));
    expect(body.features.slice(0, 2)).toEqual([
      { feature_idx: 0, name: 'id', type: { _type: 'Value', dtype: 'int64' } },
      { feature_idx: 1, name: 'name', type: { _type: 'Value', dtype: 'string' } },
    ]);
    expect(body).toMatchObject({ dataset: id, truncated: true });
    expect(body.rows).toHaveLength(100);
    expect(body.rows[1]).toMatchObject({
      row_idx: 1,
      row: { id: 1, name: 'row 1 beta', isEven: false, tags: ['beta'], day: '2024-01-02' },
      truncated_cells: [],
    });
  });

  it('gives pages of rows over the border of its files', async () => {
    const { body } = await ask('rows', train(id, { offset: '11999', length: '2' }));
    expect(body.rows.map(({ row_idx, row }: Json) => [row_idx, row.id])).toEqual([
      [11999, 11999],
      [12000, 0],
    ]);
    expect(body).toMatchObject({ num_rows_total: 12300, num_rows_per_page: 100, partial: false });
    expect((await ask('rows', train(id, { offset: '99999' }))).body.rows).toEqual([]);
  });

  it('finds words, filters and sorts, with the numbers that rows have in the split', async () => {
    const found = await ask('search', train(id, { query: '模林', length: '2' }));
    expect(found.body).toMatchObject({ num_rows_total: 2050, rows: [{ row_idx: 4 }, { row_idx: 10 }] });
    const filtered = await ask(
      'filter',
      train(id, { where: `"id" >= 11990 AND ("name" LIKE '%gamma' OR "id" = 11999)`, orderby: '"id" DESC' }),
    );
    expect(filtered.body.rows.map(({ row }: Json) => row.id)).toEqual([11999, 11996, 11990]);
    const sorted = await ask('filter', train(id, { orderby: '"score" DESC', length: '2', offset: '1' }));
    expect(sorted.body.rows.map(({ row_idx }: Json) => row_idx)).toEqual([11997, 11996]);
  });

  it('tells sizes, types and statistics, which clients may take for settled', async () => {
    const { body: size } = await ask('size', { dataset: id });
    expect(size.size.dataset).toMatchObject({ num_rows: 12600 });
    expect(size.size.splits).toMatchObject([
      { split: 'train', num_rows: 12300, num_columns: 9 },
      { split: 'test', num_rows: 300 },
    ]);
    const { body: info } = await ask('info', { dataset: id });
    expect(info).toMatchObject({
      partial: false,
      pending: [],
      failed: [],
      dataset_info: { default: { splits: { train: { num_examples: 12300 } } } },
    });
    const { body: statistics } = await ask('statistics', train(id));
    expect(statistics).toMatchObject({ num_examples: 12300, partial: false });
    const of = (name: string): Json => statistics.statistics.find((one: Json) => one.column_name === name);
    expect(of('id')).toMatchObject({ column_type: 'int', column_statistics: { min: 0, max: 11999, nan_count: 0 } });
    expect(of('isEven').column_statistics.frequencies).toEqual({ True: 6150, False: 6150 });
    expect(of('score').column_statistics.nan_count).toBe(1230);
  });

  it('lists its files as they are, and leads to them by number', async () => {
    const { body } = await ask('parquet', { dataset: id });
    expect(body).toMatchObject({ partial: false, pending: [], failed: [] });
    expect(body.parquet_files.map(({ split, filename }: Json) => [split, filename])).toEqual([
      ['train', 'train-00000-of-00002.parquet'],
      ['train', 'train-00001-of-00002.parquet'],
      ['test', 'test-00000-of-00001.parquet'],
    ]);
    const [first] = body.parquet_files;
    expect(first.url).toMatch(new RegExp(`^${hub.url}/datasets/${id}/resolve/[0-9a-f]{40}/data/`));
    const bytes = Buffer.from(await (await fetch(first.url)).arrayBuffer());
    expect([bytes.length, bytes.equals(fixture('one-group.parquet'))]).toEqual([first.size, true]);
    const alias = (tail: string) => fetch(`${hub.url}/api/datasets/${id}/parquet${tail}`, { redirect: 'manual' });
    expect(await (await alias('')).json()).toMatchObject({ default: { test: [expect.stringContaining('test-00000')] } });
    expect(await (await alias('/default/train')).json()).toHaveLength(2);
    const led = await alias('/default/train/1.parquet');
    expect([led.status, led.headers.get('location')]).toEqual([302, body.parquet_files[1].url]);
    for (const wrong of ['/other', '/default/other', '/default/train/2.parquet', '/default/train/x'])
      expect((await alias(wrong)).status).toBe(404);
  });

  it('answers at the name that clients make of the hub’s, with the commit, and nothing else of the hub answers there', async () => {
    const host = `datasets-server.localhost:${hub.config.port}`;
    const at = (path: string) => sendPlain(hub.url, path, { method: 'GET', headers: { host } });
    const answer = await at(`/parquet?dataset=${id}`);
    const { body } = await answerOf<Json>(hub, alice, 'GET', `/api/datasets/${id}`);
    expect(answer.headers['x-revision']).toBe(body.sha);
    expect(JSON.parse(answer.body).parquet_files[0].url).toContain(`${hub.url}/datasets/`);
    for (const path of ['/api/models', '/hub/v1/meta', '/', `/datasets/${id}`]) expect((await at(path)).status).toBe(404);
    expect(
      (await sendPlain(hub.url, `/splits?dataset=${id}`, { method: 'GET', headers: { host: 'datasets-server.evil.example' } })).status,
    ).toBe(421);
  });
});

describe('who may not read', () => {
  it('is answered as everywhere: private ones are not there, gated ones say so', async () => {
    const hidden = await dataset({ 'train.csv': 'a,b\n1,2\n' }, { isPrivate: true });
    const calls = ['is-valid', 'splits', 'first-rows', 'rows', 'parquet', 'size', 'info', 'statistics', 'croissant'];
    for (const call of calls) {
      expect([call, (await ask(call, train(hidden), bob)).status, (await ask(call, train('alice/nothing'), bob)).status]).toEqual([
        call,
        404,
        404,
      ]);
      expect((await ask(call, train(hidden))).status).toBe(401);
      expect([call, (await ask(call, train(hidden), alice)).status]).toEqual([call, 200]);
    }
    const gated = await dataset({ 'train.csv': 'a,b\n1,2\n' });
    const [namespace = '', name = ''] = gated.split('/');
    const repo = await hub.app.get(AccessService, { strict: false }).repository(SYSTEM, { type: 'dataset', namespace, name }, 'administer');
    await hub.app.get(RepositoriesService, { strict: false }).updateSettings(repo, { gated: 'manual' });
    for (const call of calls) expect([call, (await ask(call, train(gated), bob)).status]).toEqual([call, 403]);
  });
});

describe('text files', () => {
  it('are read with the types of their columns, whatever the format', async () => {
    const id = await dataset({
      'README.md':
        '---\nconfigs:\n- config_name: lines\n  data_files: a/*.jsonl\n- config_name: table\n  default: true\n  data_files:\n  - split: train\n    path: b/train.csv\n- config_name: list\n  data_files: c.json\n- config_name: plain\n  data_files: d.txt\n---\n',
      'a/one.jsonl': '{"text":"模林","n":1,"deep":{"a":[1.5]}}\n{"text":"b","n":null}\n',
      'b/train.csv': 'id,word,ok,rate\n1,"a, ""b""",True,0.5\n2,,False,\n',
      'c.json': '[{"x":1},{"x":2}]',
      'd.txt': 'first\nsecond\n',
    });
    const { body } = await ask('splits', { dataset: id });
    expect(body.splits.map(({ config }: Json) => config)).toEqual(['table', 'lines', 'list', 'plain']);
    const rowsOf = async (config: string) => (await ask('rows', { ...train(id), config })).body;
    const table = await rowsOf('table');
    expect(table.rows.map(({ row }: Json) => row)).toEqual([
      { id: 1, word: 'a, "b"', ok: true, rate: 0.5 },
      { id: 2, word: null, ok: false, rate: null },
    ]);
    expect(table.features.map(({ type }: Json) => type.dtype)).toEqual(['int64', 'string', 'bool', 'float64']);
    expect((await rowsOf('lines')).rows.map(({ row }: Json) => row)).toEqual([
      { text: '模林', n: 1, deep: { a: [1.5] } },
      { text: 'b', n: null, deep: null },
    ]);
    expect((await rowsOf('list')).num_rows_total).toBe(2);
    expect((await rowsOf('plain')).rows[1].row).toEqual({ text: 'second' });
    // Our reading of it; clients make their own.
    expect((await ask('info', { dataset: id })).body.partial).toBe(true);
    expect((await ask('parquet', { dataset: id })).body.parquet_files).toEqual([]);
  });

  it('of many rows open anywhere', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => JSON.stringify({ at, text: `row ${at} ${'x'.repeat(at % 50)}` })).join('\n');
    const id = await dataset({ 'train.jsonl': Buffer.from(`${lines}\n`) });
    expect((await ask('first-rows', train(id))).body).toMatchObject({ truncated: true, rows: expect.any(Array) as object });
    const { body } = await ask('rows', train(id, { offset: '39998' }));
    expect(body.rows.map(({ row }: Json) => row.at)).toEqual([39998, 39999]);
    expect(body.num_rows_total).toBe(40_000);
  });
});

describe('pictures and sound', () => {
  it('have addresses that give their bytes, to who may read', async () => {
    const id = await dataset({ 'train.parquet': fixture('media.parquet') }, { isPrivate: true });
    const { body } = await ask('rows', train(id), alice);
    expect(body.features.map(({ type }: Json) => type._type)).toEqual(['Image', 'List', 'Audio', 'ClassLabel']);
    const { picture, several, sound, label } = body.rows[1].row;
    expect([picture.width, picture.height, several.length, label]).toEqual([4, 3, 1, 1]);
    expect(body.rows[4].row.picture).toBeNull();
    const get = async (src: string, person: TestPerson | null) =>
      fetch(src, { headers: person ? { authorization: `Bearer ${person.token}` } : {} });
    const png = await get(picture.src, alice);
    expect([png.status, png.headers.get('content-type'), png.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await get(sound[0].src, alice)).headers.get('content-type')).toBe('audio/wav');
    expect((await get(several[0].src, alice)).status).toBe(200);
    expect([(await get(picture.src, null)).status, (await get(picture.src, bob)).status]).toEqual([401, 404]);
    expect((await ask('cell', train(id, { row: '0', column: 'label' }), alice)).status).toBe(404);
  });

  it('as files are rows, their folders are labels', async () => {
    const id = await dataset({ 'train/cat/1.png': fixture('media.parquet'), 'train/dog/2.png': fixture('media.parquet') });
    const { body } = await ask('rows', train(id));
    expect(body.features[1].type).toEqual({ _type: 'ClassLabel', names: ['cat', 'dog'] });
    expect(body.rows[1].row).toMatchObject({ label: 1, image: { src: expect.stringContaining('/train/dog/2.png') as string } });
  });
});

describe('what cannot be answered', () => {
  it('is refused with the reason', async () => {
    const id = await dataset({ 'train.csv': 'a,b\n1,2\n' });
    const refused = async (call: string, query: Record<string, string>) => {
      const { status, body } = await ask(call, query);
      return [status, body.error] as const;
    };
    expect(await refused('splits', {})).toEqual([400, "'dataset' is needed."]);
    expect(await refused('rows', { dataset: id })).toEqual([400, "'config' is needed."]);
    expect(await refused('rows', train(id, { offset: '-1' }))).toEqual([400, "'offset' must be a whole number from 0 on."]);
    expect(await refused('rows', train(id, { length: '101' }))).toEqual([400, "'length' is at most 100."]);
    expect((await refused('rows', { ...train(id), config: 'x' }))[0]).toBe(404);
    expect((await refused('rows', { ...train(id), split: 'x' }))[0]).toBe(404);
    expect(await refused('filter', train(id, { where: '"c" = 1' }))).toEqual([400, 'There is no column "c".']);
    expect((await refused('filter', train(id, { where: `"a" = 1; drop table` })))[0]).toBe(400);
    expect((await refused('filter', train(id)))[0]).toBe(400);
    expect((await refused('search', train(id)))[0]).toBe(400);
    expect((await refused('splits', { dataset: 'alice' }))[0]).toBe(401);
  });

  it('of a dataset without data, or whose card switches the viewer off', async () => {
    const empty = await dataset({ 'notes.bin': 'x' });
    expect((await ask('is-valid', { dataset: empty })).body).toMatchObject({ viewer: false });
    expect((await ask('rows', train(empty))).status).toBe(404);
    const off = await dataset({ 'README.md': '---\nviewer: false\n---\n', 'train.csv': 'a,b\n1,2\n' });
    expect((await ask('is-valid', { dataset: off })).body).toMatchObject({ viewer: false });
    expect((await ask('first-rows', train(off))).body.error).toBe('The card of this dataset switches its viewer off.');
  });

  it('a broken file takes only its own split with it', async () => {
    const id = await dataset({
      'data/train.parquet': Buffer.from(`PAR1${'no parquet'.repeat(100)}PAR1`),
      'data/test.parquet': fixture('groups.parquet'),
    });
    expect((await ask('rows', train(id))).status).toBe(422);
    expect((await ask('rows', { ...train(id), split: 'test' })).status).toBe(200);
    const { body } = await ask('size', { dataset: id });
    expect([body.failed.length, body.size.splits.length]).toEqual([1, 1]);
  });
});

describe('what pages ask', () => {
  const hubAsk = (id: string, path: string, person: TestPerson | null = alice) =>
    answerOf<Json>(hub, person, 'GET', `/hub/v1/repositories/dataset/${id}/viewer${path}`);

  it('is the same, in our own words', async () => {
    const id = await dataset({
      'data/train-00000-of-00001.parquet': fixture('groups.parquet'),
      'data/test-00000-of-00001.parquet': fixture('groups.parquet'),
    });
    const layout = await hubAsk(id, '');
    expect(layout.body.configs).toEqual([
      {
        name: 'default',
        format: 'parquet',
        splits: ['train', 'test'].map((name) => ({ name, files: 1, bytes: fixture('groups.parquet').length })),
      },
    ]);
    const at = '?config=default&split=train';
    expect((await hubAsk(id, `/first-rows${at}`)).body).toMatchObject({ total: null, commit: layout.body.commit });
    const page = await hubAsk(id, `/rows${at}&offset=299`);
    expect(page.body).toMatchObject({ total: 300, partial: false, rows: [{ index: 299, row: { id: 299 }, truncated: [] }] });
    const found = await hubAsk(
      id,
      `/rows${at}&search=gamma&where=${encodeURIComponent('"id" < 20')}&orderby=${encodeURIComponent('"id" DESC')}`,
    );
    expect(found.body.rows.map(({ index }: Json) => index)).toEqual([14, 8, 2]);
    expect((await hubAsk(id, `/statistics${at}`)).body).toMatchObject({ rows: 300, partial: false });
  });

  it('gives many rows at once to who computes with them, with whole cells', async () => {
    const long = 'x'.repeat(60_000);
    const id = await dataset({ 'data/train-00000-of-00001.parquet': fixture('groups.parquet') });
    const lines = await dataset({ 'train.jsonl': Array.from({ length: 100 }, (_, n) => JSON.stringify({ n, text: long })).join('\n') });
    const whole = (await hubAsk(id, '/table?config=default&split=train')).body;
    expect([whole.rows.length, whole.total, whole.truncated, whole.columns[0].name, whole.rows[299][0]]).toEqual([300, 300, 0, 'id', 299]);
    const { body } = await hubAsk(id, '/table?config=default&split=train&offset=298&length=5');
    expect(body.rows.map(([first]: Json) => first)).toEqual([298, 299]);
    const wide = (await hubAsk(lines, '/table?config=default&split=train')).body;
    expect([wide.rows.length < 100, wide.rows[0][1] === long, wide.total]).toEqual([true, true, 100]);
    expect((await hubAsk(id, '/table?config=default&split=train&length=10001')).body.code).toBe('request/invalid');
  });

  it('is refused with codes', async () => {
    const id = await dataset({ 'train.csv': 'a,b\n1,2\n' }, { isPrivate: true });
    const at = '?config=default&split=train';
    const code = async (path: string, person: TestPerson | null = alice) => (await hubAsk(id, path, person)).body.code;
    expect(await code('', bob)).toBe('repository/not-found');
    expect(await code(`/rows${at}&where=x`)).toBe('viewer/where');
    expect(await code(`/rows${at}&length=101`)).toBe('request/invalid');
    expect(await code('/rows?config=default&split=nothing')).toBe('viewer/split-not-found');
    expect(await code(`/cell${at}&row=0&column=a`)).toBe('viewer/no-media');
  });

  it('shows pictures at addresses of the same origin', async () => {
    const id = await dataset({ 'train.parquet': fixture('media.parquet') }, { isPrivate: true });
    const { body } = await hubAsk(id, '/rows?config=default&split=train');
    const { src } = body.rows[0].row.picture;
    expect(src).toMatch(/^\/hub\/v1\/repositories\/dataset\/.*\/viewer\/cell\?/);
    const answer = await fetch(hub.url + src, { headers: { authorization: `Bearer ${alice.token}` } });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-security-policy')]).toEqual([
      200,
      'image/png',
      "sandbox; default-src 'none'",
    ]);
  });
});

describe('a commit that changes a table', () => {
  const changeOf = async (type: string, id: string, path: string, person: TestPerson | null = alice, more = 'revision=main') =>
    answerOf<Json>(hub, person, 'GET', `/hub/v1/repositories/${type}/${id}/change/table?${more}&path=${path}`);

  it('says which columns and how many rows there were and are, exactly for Parquet, whatever kind of repository it is in', async () => {
    const id = await hub.repository(alice, `model-${++counter}`);
    await commitLargeFile(hub, alice, id, 'rows.parquet', fixture('groups.parquet'));
    const first = (await changeOf('model', id, 'rows.parquet', bob)).body;
    expect(first).toMatchObject({ before: null, after: { rows: 300, columns: 9, isPartial: false, isInferred: false, problem: null } });
    expect(first.items.slice(0, 2)).toEqual([
      { kind: 'added', name: 'id', before: null, after: 'int64' },
      { kind: 'added', name: 'name', before: null, after: 'string' },
    ]);
    await commitLargeFile(hub, alice, id, 'rows.parquet', fixture('one-group.parquet'));
    expect((await changeOf('model', id, 'rows.parquet')).body).toMatchObject({
      before: { rows: 300, sizeBytes: fixture('groups.parquet').length },
      after: { rows: 12000, sizeBytes: fixture('one-group.parquet').length },
      items: [],
      total: 0,
      same: 9,
      isCompared: true,
    });
  });

  it('has columns with other types than before, of texts by their values', async () => {
    const id = await dataset({ 'a.csv': 'id,score,old\n1,2,x\n', 'b.jsonl': '{"a":1}\n' });
    await commit(
      hub,
      alice,
      id,
      'main',
      [file('a.csv', 'id,score,new\n1,2.5,x\n2,3,y\n'), file('b.jsonl', '{"a":[1]}\n{"a":[2]}\n')],
      'dataset',
    );
    expect((await changeOf('dataset', id, 'a.csv', null)).body).toMatchObject({
      before: { rows: 1, columns: 3, isInferred: true },
      after: { rows: 2, columns: 3 },
      items: [
        { kind: 'changed', name: 'score', before: 'int64', after: 'float64' },
        { kind: 'added', name: 'new', before: null, after: 'string' },
        { kind: 'removed', name: 'old', before: 'string', after: null },
      ],
      same: 1,
    });
    expect((await changeOf('dataset', id, 'b.jsonl')).body.items).toEqual([
      { kind: 'changed', name: 'a', before: 'int64', after: 'list[int64]' },
    ]);
  });

  it('of a long text has at least so many rows, until somebody has counted them all', async () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(1000) })}\n`;
    const rows = Math.ceil((33 * 1024 * 1024) / line.length);
    const id = await dataset({ 'train.jsonl': Buffer.from(line.repeat(rows)) });
    const { after } = (await changeOf('dataset', id, 'train.jsonl')).body;
    expect([after.isPartial, after.rows > 30_000, after.rows < rows]).toEqual([true, true, true]);
    await ask('size', { dataset: id });
    expect((await changeOf('dataset', id, 'train.jsonl')).body.after).toMatchObject({ isPartial: false, rows });
  });

  it('of which a side is broken says which, and what of the other is known', async () => {
    const id = await dataset({ 'a.parquet': Buffer.from('PAR1 and no more PAR1'), 'b.jsonl': '{"a":' });
    await large(id, 'a.parquet', fixture('groups.parquet'));
    const { status, body } = await changeOf('dataset', id, 'a.parquet');
    expect([status, body.isCompared, body.items]).toEqual([200, false, []]);
    expect(body).toMatchObject({ before: { rows: null, problem: { code: 'viewer/unreadable' } }, after: { rows: 300, problem: null } });
    const first = (await answerOf<Json>(hub, alice, 'GET', `/hub/v1/repositories/dataset/${id}/commits`)).body.items[2].oid;
    expect((await changeOf('dataset', id, 'b.jsonl', alice, `revision=${first}`)).body.after.problem.code).toBe('viewer/unreadable');
  });

  it('is refused for other files, for what did not change, and as everywhere to who may not read', async () => {
    const id = await dataset({ 'a.csv': 'a\n1\n' }, { isPrivate: true });
    const outcome = async (path: string, person: TestPerson | null = alice) => {
      const { status, body } = await changeOf('dataset', id, path, person);
      return [status, body.code];
    };
    expect(await outcome('README.md')).toEqual([400, 'viewer/no-table']);
    expect(await outcome('b.csv')).toEqual([404, 'entry/not-found']);
    expect(await outcome('a.csv', bob)).toEqual([404, 'repository/not-found']);
    expect(await outcome('a.csv', null)).toEqual([404, 'repository/not-found']);
  });
});
