// A verdict from outside: who is asked about what, and what becomes of a text when the answer is allow, hold, refuse, or none.
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { hubRequest } from './testing/hub-requests';
import { type Judge, says, startJudge } from './testing/outside-judge';
import { commit, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { startWorker } from './worker';

type Json = Record<string, unknown>;
interface Page {
  items: Json[];
}

let hub: TestHub;
let judge: Judge;
let [boss, ann]: TestPerson[] = [];
const ask = <T = Json>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const refusal = (code: string, field: string) => ({ status: 422, body: { code: `moderation/${code}`, fields: [{ field }] } });
const about = (fullName: string) => ask(ann!, 'PATCH', '/profile', { fullName });

beforeAll(async () => {
  judge = await startJudge({ GROVE_MODERATION_TIMEOUT_MS: '700', GROVE_MODERATION_FAILURE: 'hold', GROVE_SIGNUP: 'open' });
  hub = await startTestHub(judge.env);
  [boss, ann] = await Promise.all(['boss', 'ann'].map((name) => hub.person(name)));
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  await hub.repository(ann!, 'verses');
}, 120_000);

afterAll(async () => {
  await hub?.stop();
  await judge?.stop();
});

beforeEach(() => {
  judge.letters.length = 0;
  judge.answer = says('allow');
});

it('is asked with who wrote what and where, in letters that are signed as webhooks are', async () => {
  const at = '/repositories/model/ann/verses/discussions';
  const { body } = await ask<{ num: number }>(ann!, 'POST', at, { title: 'A question', description: 'What metre is it?' });
  await ask(ann!, 'POST', `${at}/${body.num}/comments`, { content: 'Iambic.' });
  await about('Ann of Verses');
  expect(judge.letters).toEqual([
    {
      kind: 'discussion',
      where: 'model/ann/verses',
      who: { id: expect.any(String) as string, name: 'ann' },
      texts: expect.anything() as object,
    },
    expect.objectContaining({ kind: 'comment', where: `model/ann/verses#${body.num}`, texts: { content: 'Iambic.' } }),
    expect.objectContaining({ kind: 'profile', where: 'ann', texts: { fullName: 'Ann of Verses' } }),
  ]);
  expect(judge.letters[0]!.texts).toEqual({ title: 'A question', description: 'What metre is it?' });
  expect(judge.complaints).toEqual([]);
});

it('refuses names wherever people choose them, at the field; the log says why, and whoever wrote it does not read that', async () => {
  judge.answer = (letter, response) =>
    says(Object.values(letter.texts).some((text) => /evil/i.test(text)) ? 'refuse' : 'allow', 'rule 7')(letter, response);
  const repository = { type: 'model', namespace: 'ann', name: 'evil-one' };
  const account = { name: 'evil-eve', password: 'grün-Apfelbaum-42' };
  expect(await ask(ann!, 'POST', '/repositories', repository)).toMatchObject(refusal('refused', 'name'));
  expect(await ask(ann!, 'POST', '/organizations', { name: 'evil-corp' })).toMatchObject(refusal('refused', 'name'));
  expect(await ask(null, 'POST', '/accounts', account)).toMatchObject(refusal('refused', 'name'));
  expect((await ask(ann!, 'POST', '/organizations', { name: 'corp' })).status).toBe(201);
  expect(await ask(ann!, 'PATCH', '/organizations/corp', { name: 'evil-corp' })).toMatchObject(refusal('refused', 'name'));
  const { body } = await about('Evil Ann');
  expect([body['code'], JSON.stringify(body).includes('rule 7')]).toEqual(['moderation/refused', false]);
  expect((await ask(null, 'POST', '/accounts', { ...account, name: 'eve' })).status).toBe(201);
  expect(judge.letters.find(({ texts }) => texts['name'] === 'evil-eve')!.who).toBeNull();
  const log = (await ask<Page>(boss!, 'GET', '/admin/audit?action=text.refused')).body.items;
  expect(log.map(({ subject }) => subject)).toEqual(['profile:ann', 'name:evil-corp', 'name:evil-eve', 'name:evil-corp', 'name:ann']);
  expect(log[0]).toMatchObject({ details: { verdict: 'refuse', field: 'fullName', by: 'service', why: 'rule 7' } });
});

it('that wants a look refuses what cannot wait for one, and says so; the stricter one of list and service counts', async () => {
  judge.answer = says('hold');
  expect(await about('Somebody')).toMatchObject(refusal('needs-look', 'fullName'));
  judge.answer = says('allow');
  const list = (text: string, verdict: string) => ask(boss!, 'POST', '/admin/words', { texts: [text], isWhole: true, verdict });
  await list('maybe', 'hold');
  await list('never', 'refuse');
  expect(await about('Maybe')).toMatchObject(refusal('needs-look', 'fullName'));
  expect(await about('Maybe never')).toMatchObject(refusal('refused', 'fullName'));
  judge.answer = says('refuse');
  expect(await about('Maybe so')).toMatchObject(refusal('refused', 'fullName'));
  judge.letters.length = 0;
  expect(await about('Never so')).toMatchObject(refusal('refused', 'fullName'));
  expect(judge.letters).toEqual([]);
  const { items } = (await ask<Page>(boss!, 'GET', '/admin/words?search=maybe')).body;
  expect(items).toMatchObject([{ text: 'maybe', verdict: 'hold' }]);
});

it('is asked about cards of public repositories after a commit: what it doubts becomes one case of the administrators, and the push went through', async () => {
  const worker = await startWorker(hub.config);
  const cases = async () => (await ask<Page>(boss!, 'GET', '/admin/cases')).body.items;
  const asked = async (id: string, text: string) => {
    while (!judge.letters.some(({ kind, where, texts }) => kind === 'card' && where === `model/${id}` && texts['card'] === text))
      await new Promise((resolve) => setTimeout(resolve, 20));
  };
  judge.answer = (letter, response) => says(letter.texts['card']?.includes('pills') ? 'refuse' : 'allow', 'sells')(letter, response);
  const [open, closed] = [await hub.repository(ann!, 'open'), await hub.repository(ann!, 'closed', { isPrivate: true })];
  await commit(hub, ann!, closed, 'main', [file('README.md', 'Secret pills')]);
  await commit(hub, ann!, open, 'main', [file('README.md', 'Cheap pills')]);
  await asked(open, 'Cheap pills');
  let found = await cases();
  while (found.length === 0) found = await cases();
  expect(found).toMatchObject([{ kind: 'repository', label: open, owner: 'ann', reports: 1, reasons: ['judged'], excerpt: 'Cheap pills' }]);
  const { items } = (await ask<Page>(boss!, 'GET', `/admin/cases/${String(found[0]!['id'])}/reports`)).body;
  expect(items).toMatchObject([{ reporter: null, reason: 'judged', words: 'README.md · refuse · service · sells' }]);
  await ask(boss!, 'POST', `/admin/cases/${String(found[0]!['id'])}/decision`, { decision: 'dismiss', reason: 'It is a joke.' });
  // Another file: the card was judged already.
  await commit(hub, ann!, open, 'main', [file('notes.txt', 'x')]);
  await commit(hub, ann!, open, 'main', [file('README.md', 'Fine now')]);
  await asked(open, 'Fine now');
  expect(await cases()).toEqual([]);
  expect(judge.letters.filter(({ texts }) => texts['card'] === 'Cheap pills')).toHaveLength(1);
  expect(judge.letters.filter(({ where }) => where === `model/${closed}`)).toEqual([]);
  await ask(ann!, 'PATCH', `/repositories/model/${closed}`, { isPrivate: false });
  await asked(closed, 'Secret pills');
  while ((await cases()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await worker.stop();
});

it('that does not come is what the operator said for that case, after its time limit, and at once when it failed several times in a row', async () => {
  const silences: Judge['answer'][] = [
    (_letter, response) => void response.writeHead(500).end('{"verdict":"allow"}'),
    (_letter, response) => void response.end('<html>allow</html>'),
    says('maybe'),
    (_letter, response) => void response.writeHead(401).end(),
    (_letter, response) => void response.end(JSON.stringify({ verdict: 'allow', reason: 'x'.repeat(20_000) })),
    (_letter, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    () => undefined,
  ];
  for (const silence of silences) {
    judge.answer = silence;
    const began = performance.now();
    expect(await about('Ann')).toMatchObject(refusal('needs-look', 'fullName'));
    expect(performance.now() - began).toBeLessThan(10_000);
    judge.answer = says('allow');
    expect((await about('Ann')).status).toBeLessThan(300);
  }
  judge.answer = silences[0]!;
  for (let i = 0; i < 3; i++) await about('Ann');
  judge.letters.length = 0;
  judge.answer = says('allow');
  expect(await about('Ann')).toMatchObject(refusal('needs-look', 'fullName'));
  expect(judge.letters).toEqual([]);
  const [last] = (await ask<Page>(boss!, 'GET', '/admin/audit?action=text.refused')).body.items;
  expect(last).toMatchObject({ details: { by: 'silence', why: expect.stringContaining('not asked') as string } });
});
