// Languages in lists: each once, by its code, whatever the cards say; and by every name when lists are asked for.
import pg from 'pg';
import { commit, file } from '../../app/testing/hub-calls';
import { startTestHub, type TestHub } from '../../app/testing/start-test-hub';
import { CardsService } from '../cards';
import { languageAliases, languageCode } from './language-names';

let hub: TestHub;
let sql: pg.Client;

beforeAll(async () => {
  hub = await startTestHub();
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
});
afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});

it('the database knows the same names and codes', async () => {
  const asked = [
    ...languageAliases(),
    'en',
    'EN-us',
    'zh_Hans',
    'multilingual',
    'code',
    'yue',
    'Klingon of Kronos',
    ' Deutsch ',
    'constructor',
  ];
  const { rows } = await sql.query<{ code: string | null }>(
    'select search.language_code(word) as code from unnest($1::text[]) with ordinality as w (word, place) order by place',
    [asked],
  );
  expect(rows.map(({ code }) => code)).toEqual(asked.map(languageCode));
});

it.each(['model', 'dataset'] as const)('a %s is in the facet of its language once, and found by each of its names', async (type) => {
  const owner = await hub.person(`of-${type}`);
  const written = { one: 'English', two: 'english', three: 'en', four: 'eng', five: '[en-US, English, Klingon of Kronos]' };
  for (const [name, language] of Object.entries(written)) {
    const id = await hub.repository(owner, name, { type });
    await commit(hub, owner, id, 'main', [file('README.md', `---\nlanguage: ${language}\n---\n# Hi\n`)], type);
    const { rows } = await sql.query<{ id: string }>('select id from repositories order by id desc limit 1');
    await hub.app.get(CardsService, { strict: false }).refresh(BigInt(rows[0]!.id));
  }
  const ask = async (path: string) => (await (await fetch(`${hub.url}/hub/v1/repositories${path}`)).json()) as Record<string, never>;
  const { facets } = (await ask(`/facets?type=${type}&author=${owner.name}`)) as unknown as {
    facets: { kind: string; values: { value: string; count: number }[] }[];
  };
  expect(facets.find(({ kind }) => kind === 'language')?.values).toEqual([{ value: 'en', count: 5, isExact: true }]);
  for (const language of ['en', 'English', 'eng', 'en-GB']) {
    const { items } = (await ask(`?type=${type}&author=${owner.name}&language=${language}`)) as unknown as { items: object[] };
    expect(items).toHaveLength(5);
  }
});
