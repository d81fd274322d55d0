// What a new repository begins with: every template in both languages is one commit of a card that has nothing wrong with it, and of files that work.
import { REPO_TYPES, REPOSITORY_TEMPLATES, type RepoType, WEB_PREFIX } from '@modelgrove/shared';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let ada: TestPerson;

beforeAll(async () => {
  hub = await startTestHub();
  ada = await hub.person('ada');
});

afterAll(() => hub?.stop());

async function ask(method: string, path: string, body?: object, person: TestPerson | null = ada) {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
    headers: person ? { authorization: `Bearer ${person.token}` } : {},
  });
  const text = await answer.text();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { status: answer.status, json: (text === '' ? null : JSON.parse(text)) as any };
}

const make = (type: RepoType, name: string, more: object) => ask('POST', '/repositories', { type, namespace: 'ada', name, ...more });
const raw = async (type: RepoType, name: string, path: string) =>
  (await fetch(`${hub.url}/${WEB_PREFIX[type]}ada/${name}/resolve/main/${path}`)).text();
const cardOf = async (type: RepoType, name: string) => (await ask('GET', `/repositories/${type}/ada/${name}/card`)).json;
const wishes = REPO_TYPES.flatMap((type) =>
  REPOSITORY_TEMPLATES[type].flatMap((template) => (['en', 'zh-CN'] as const).map((language) => ({ type, template, language }))),
);

describe('a template', () => {
  it.each(wishes)(
    '$template of a $type in $language is shown first, then committed as it was shown, and the card is a good one',
    async (wish) => {
      const name = `of_${wish.template}-${wish.language}`;
      const chosen = { ...wish, license: 'mit', sdk: 'gradio', baseModel: 'acme/tiny' };
      const query = new URLSearchParams({ ...chosen, namespace: 'ada', name });
      const shown = (await ask('GET', `/repository-templates?${query}`)).json.files as { path: string; text: string }[];
      const made = await make(wish.type, name, chosen);
      expect(made.status).toBe(201);
      expect(made.json).toMatchObject({ commitsCount: 1 });
      for (const { path, text } of shown) expect(await raw(wish.type, name, path)).toBe(text);
      const paths = shown.map(({ path }) => path);
      expect(paths.includes('LICENSE')).toBe(wish.template !== 'empty');
      expect(shown.filter(({ text }) => /\{\{/.test(text))).toEqual([]);
      const card = await cardOf(wish.type, name);
      expect(card).toMatchObject({ problems: [], textProblems: [], frontMatter: { license: 'mit' } });
      expect(card.html.trim() === '').toBe(wish.template === 'empty');
      if (wish.template !== 'empty') expect(card.html).toContain(name);
    },
  );

  it('of a model that is made from another names it, and what it is to it', async () => {
    await make('model', 'made-from', { template: 'adapter', baseModel: 'acme/tiny' });
    expect((await cardOf('model', 'made-from')).frontMatter).toMatchObject({ base_model: 'acme/tiny', base_model_relation: 'adapter' });
    await make('model', 'made-from-nothing', { template: 'quantized' });
    expect((await cardOf('model', 'made-from-nothing')).frontMatter).toEqual({ language: 'en', tags: ['gguf'] });
    await make('model', 'plain', { template: 'card', baseModel: 'acme/tiny' });
    expect((await cardOf('model', 'plain')).frontMatter).toEqual({ language: 'en' });
  });

  it.each(['table', 'conversations'])('%s of a dataset has rows that the viewer shows, by the splits of its card', async (template) => {
    const name = `rows-${template}`;
    await make('dataset', name, { template });
    const { json } = await ask('GET', `/repositories/dataset/ada/${name}/viewer`);
    expect(json.configs).toMatchObject([{ name: 'default', splits: [{ name: 'train' }, { name: 'test' }] }]);
    const rows = await ask('GET', `/repositories/dataset/ada/${name}/viewer/rows?config=default&split=train`);
    expect(rows.json.rows.length).toBeGreaterThan(3);
  });

  it.each(['page', 'chat'])('%s of an app runs, whatever was said of what it runs with', async (template) => {
    const name = `runs-${template}`;
    await make('app', name, { template, sdk: 'docker' });
    expect((await cardOf('app', name)).frontMatter).toMatchObject({ title: name, sdk: 'static' });
    expect((await ask('GET', `/repositories/app/ada/${name}/app`)).json).toMatchObject({ state: 'ready' });
  });

  it('is one of its type, else nothing is made', async () => {
    const refused = await make('dataset', 'not-made', { template: 'adapter' });
    expect(refused).toMatchObject({ status: 400, json: { code: 'repository/template' } });
    expect((await make('model', 'not-made', { template: '../../licenses' })).json.code).toBe('request/invalid');
    expect((await make('model', 'not-made', { template: 'adapter', baseModel: 'a b' })).json.code).toBe('request/invalid');
    for (const type of ['dataset', 'model']) expect((await ask('GET', `/repositories/${type}/ada/not-made`)).status).toBe(404);
  });

  it('is made once: a second wish of the same name changes nothing', async () => {
    await make('model', 'once', { template: 'card' });
    expect((await make('model', 'once', { template: 'adapter' })).json.code).toBe('repository/exists');
    expect(await raw('model', 'once', 'README.md')).not.toContain('peft');
  });

  it('gives way to a card that comes with the wish, and is shown to who is signed in only', async () => {
    await make('model', 'own-card', { template: 'card', license: 'bsd-3-clause', readme: '# Mine\n' });
    expect(await raw('model', 'own-card', 'README.md')).toBe('# Mine\n');
    expect(await raw('model', 'own-card', 'LICENSE')).toMatch(/^BSD 3-Clause License\n\nCopyright \(c\) \d{4}, ada\n/);
    expect((await ask('GET', '/repository-templates?type=model&namespace=ada&name=x', undefined, null)).status).toBe(401);
  });

  it('writes a licence of one’s own with its name and its place, and no text for it', async () => {
    await make('model', 'own-terms', { template: 'empty', license: 'other', licenseName: 'our "own": terms', licenseLink: 'TERMS.md' });
    expect((await cardOf('model', 'own-terms')).frontMatter).toEqual({
      license: 'other',
      license_name: 'our "own": terms',
      license_link: 'TERMS.md',
    });
    const escaping = { type: 'model', namespace: 'ada', name: 'x', template: 'card', license: '../templates/model/card/en/README' };
    const { json } = await ask('GET', `/repository-templates?${new URLSearchParams(escaping)}`);
    expect(json.files.map(({ path }: { path: string }) => path)).toEqual(['README.md']);
  });
});
