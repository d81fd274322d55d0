// Example content on a whole hub: what it is, loading twice, a load that was cut off, removing all of it and only it.
import { SYSTEM } from '../common/actor';
import { AccessService } from '../modules/access';
import { AccountsService } from '../modules/accounts';
import { CommitFiles, CreateRepository, MoveRepository } from '../modules/contributions';
import { DemoService } from '../modules/demo';
import { OrganizationsService } from '../modules/organizations';
import { CommitService } from '../modules/versions';
import { CardsService } from '../modules/cards';
import { RepositoriesService } from '../modules/repositories';
import { Database, statement } from '../platform/database';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { grove } from './testing/hub-calls';

const IDS = [
  'model examples/tiny-qwen-chat',
  'model examples/tiny-qwen-chat-gguf',
  'dataset examples/finance-qa-zh',
  'dataset examples/unit-conversions',
  'dataset examples/capitals',
  'app examples/byte-counter',
  'app examples/static-app',
  'app examples/dataset-explorer',
  'app examples/tokenizer-lab',
  'app examples/gateway-chat',
];

// Each load is twenty commits, and some tests load again and again.
jest.setTimeout(180_000);

let hub: TestHub;
let operator: TestPerson;
let guest: TestPerson;
let demo: DemoService;

beforeAll(async () => {
  hub = await startTestHub();
  [operator, guest] = [await hub.person('operator1'), await hub.person('guest')];
  await service(AccountsService).setAdmin(SYSTEM, operator.name, true);
  demo = service(DemoService);
}, 120_000);
afterAll(() => hub?.stop());
afterEach(() => demo.remove(SYSTEM));

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

async function api<T>(person: TestPerson, method: string, path: string): Promise<{ status: number; body: T }> {
  const answer = await fetch(hub.url + path, { method, headers: { authorization: `Bearer ${person.token}` } });
  return { status: answer.status, body: (await answer.json()) as T };
}

function idsOf(repositories: { type: string; namespace: string; name: string }[]): string[] {
  return repositories.map(({ type, namespace, name }) => `${type} ${namespace}/${name}`).sort();
}

/** What every example is made of: where its branches and tags point. */
async function contents(): Promise<Record<string, object>> {
  const { repositories } = await demo.state();
  const entries = repositories.map(async ({ type, namespace, name }) => {
    const wire = type === 'app' ? 'spaces' : `${type}s`;
    const { body } = await api<{ branches: object[]; tags: object[] }>(operator, 'GET', `/api/${wire}/${namespace}/${name}/refs`);
    return [name, body.branches.map((branch) => (branch as { name: string }).name).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('the examples', () => {
  it('are loaded once, whoever asks how often, with cards that hold', async () => {
    expect((await demo.state()).state).toBe('absent');
    const first = await api<{ state: string; repositories: never[] }>(operator, 'POST', '/hub/v1/demo');
    expect(first).toMatchObject({ status: 200, body: { state: 'loaded', organization: 'examples' } });
    expect(idsOf(first.body.repositories)).toEqual([...IDS].sort());
    const [before, again] = [await contents(), await Promise.all([demo.load(SYSTEM), demo.load(SYSTEM)])];
    expect(again.map(({ state }) => state)).toEqual(['loaded', 'loaded']);
    expect(await contents()).toEqual(before);
    for (const at of (await demo.state()).repositories) {
      const repo = await service(AccessService).repository(SYSTEM, at, 'see');
      await service(CardsService).refresh(repo.id);
      const record = await service(RepositoriesService).record(repo);
      expect([at.name, record.cardProblems, record.cardData?.license]).toEqual([at.name, [], expect.any(String)]);
    }
  });

  it('have a history by two authors, an annotated tag and a branch', async () => {
    await demo.load(SYSTEM);
    const { body } = await api<{ title: string; authors: { user: string }[] }[]>(
      operator,
      'GET',
      '/api/models/examples/tiny-qwen-chat/commits/v1.0?limit=20',
    );
    expect(body).toHaveLength(7);
    expect(body.at(-1)?.title).toBe('initial commit');
    expect(new Set(body.flatMap(({ authors }) => authors.map(({ user }) => user))).size).toBe(3);
    const longer = await api<{ max_position_embeddings: number }>(
      operator,
      'GET',
      '/examples/tiny-qwen-chat/resolve/longer-context/config.json',
    );
    expect(longer.body.max_position_embeddings).toBe(2048);
  });

  it('are loaded and removed by administrators only', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) expect((await api(guest, method, '/hub/v1/demo')).status).toBe(403);
  });

  it('are completed by the next load when one was cut off in the middle', async () => {
    await demo.load(SYSTEM);
    const whole = await contents();
    await demo.remove(SYSTEM);
    const commit = jest.spyOn(service(CommitService), 'commit');
    for (const passes of [3, 8]) {
      let left = passes;
      commit.mockImplementation(function (this: CommitService, ...args) {
        if (left-- === 0) return Promise.reject(new Error('cut off'));
        return CommitService.prototype.commit.apply(this, args);
      });
      await expect(demo.load(SYSTEM)).rejects.toThrow('cut off');
      expect((await demo.state()).state).toBe('partial');
    }
    commit.mockRestore();
    expect(await demo.load(SYSTEM)).toMatchObject({ state: 'loaded' });
    expect(await contents()).toEqual(whole);
  });

  it('go in one action and come again under the same names', async () => {
    await demo.load(SYSTEM);
    const removal = await api<{ removed: string[]; kept: object[] }>(operator, 'DELETE', '/hub/v1/demo');
    expect(removal.body.kept).toEqual([]);
    expect(removal.body.removed).toHaveLength(IDS.length + 1);
    expect(await demo.state()).toEqual({ state: 'absent', organization: null, repositories: [] });
    expect((await api(operator, 'GET', '/hub/v1/organizations/examples')).status).toBe(404);
    expect(idsOf((await demo.load(SYSTEM)).repositories)).toEqual([...IDS].sort());
  });

  it('leave what people pushed to, moved away or made beside them, and say so', async () => {
    await demo.load(SYSTEM);
    const organization = { ...(await service(OrganizationsService).get('examples')), actor: SYSTEM };
    await service(OrganizationsService).setMember(organization, guest.name, 'write');
    const access = service(AccessService);
    const edited = await access.repository(SYSTEM, { type: 'dataset', namespace: 'examples', name: 'finance-qa-zh' }, 'write');
    const operations = [{ kind: 'put' as const, path: 'notes.md', content: Buffer.from('mine') }];
    await service(CommitFiles).run(edited, { revision: 'main', title: 'mine', body: '', operations });
    const moved = await access.repository(SYSTEM, { type: 'app', namespace: 'examples', name: 'byte-counter' }, 'administer');
    await service(MoveRepository).run(moved, { namespace: 'guest', name: 'counter' });
    await service(CreateRepository).run(SYSTEM, { type: 'model', namespace: 'examples', name: 'own', isPrivate: true });
    const removal = await demo.remove(SYSTEM);
    expect(removal.kept).toEqual([
      { id: 'examples/finance-qa-zh', reason: 'changed' },
      { id: 'guest/counter', reason: 'moved' },
      { id: 'examples', reason: 'repositories' },
    ]);
    expect(removal.removed.sort()).toEqual([
      'examples/capitals',
      'examples/dataset-explorer',
      'examples/gateway-chat',
      'examples/static-app',
      'examples/tiny-qwen-chat',
      'examples/tiny-qwen-chat-gguf',
      'examples/tokenizer-lab',
      'examples/unit-conversions',
    ]);
    // What is somebody's own now is not missing, and is not touched by the next load.
    expect(await demo.load(SYSTEM)).toMatchObject({ state: 'loaded', organization: 'examples' });
    expect((await api(operator, 'GET', '/datasets/examples/finance-qa-zh/resolve/main/notes.md').catch(() => null))?.status).not.toBe(404);
  });

  it('take another name when somebody has theirs', async () => {
    await demo.remove(SYSTEM);
    const taken = await service(OrganizationsService).find('examples');
    if (!taken) await service(OrganizationsService).create(SYSTEM, { name: 'examples' });
    await sqlForget();
    expect((await demo.load(SYSTEM)).organization).toBe('modelgrove-examples');
    expect((await demo.remove(SYSTEM)).removed).toContain('modelgrove-examples');
  });

  it('are an operator’s command as well', async () => {
    const loaded = await grove<{ state: string }>(hub, 'demo');
    expect(loaded).toMatchObject({ code: 0, answer: { state: 'loaded' } });
    const removed = await grove<{ removed: string[] }>(hub, 'demo', '--remove');
    expect(removed.answer.removed.length).toBeGreaterThanOrEqual(IDS.length);
  });
});

/** The organization of the last test but one stayed, because people have something in it; it is theirs now. */
async function sqlForget(): Promise<void> {
  await service(Database).execute(statement('spec_forget', `delete from instance_facts where key = 'demo:organization'`));
}
