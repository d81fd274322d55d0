// Model trees from end to end: what cards claim and what jobs made, in both directions, through renames, deletions and changes of visibility,
// and for whom which of it is there.
import type { UserActor } from '../common/actor';
import { FinetuneService } from '../modules/finetune';
import { type JobRecord, JobsService, RunnersService } from '../modules/jobs';
import { TokensService } from '../modules/tokens';
import { call, commit, commitLargeFile, file } from './testing/hub-calls';
import { PlainBrowser } from './testing/plain-browser';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { conversations, TINY_CONFIG } from './testing/tiny-tuning';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(120_000);

interface Made {
  commitOid: string;
  originCommitOid: string;
  isUnchanged: boolean | null;
  job: { key: string; namespace: string } | null;
}
interface Origin {
  depth?: number;
  of?: string;
  name: string | null;
  repository: { id: string } | null;
  relation?: string;
  source: string;
  making: Made | null;
}
interface Lineage {
  ancestors: Origin[];
  datasets: Origin[];
  isWhole: boolean;
  descendants: Record<string, { count: number; isExact: boolean }>;
}
interface Descendants {
  items: { repository: { id: string }; relation: string; source: string; making: Made | null }[];
  nextCursor: string | null;
}

const card = (fields: string): object => file('README.md', `---\n${fields}\n---\n# A model\n`);
const ROWS = conversations(60)
  .map((row) => JSON.stringify(row))
  .join('\n');
const CONFIG = JSON.stringify(TINY_CONFIG);

describe('the tree of a model', () => {
  let hub: TestHub;
  let worker: RunningWorker;
  let alice: TestPerson;
  let bob: TestPerson;

  beforeAll(async () => {
    hub = await startTestHub();
    worker = await startWorker(hub.config);
    alice = await hub.person('alice');
    bob = await hub.person('bob');
  });
  afterAll(async () => {
    await worker?.stop();
    await hub?.stop();
  });

  const service = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type as never, { strict: false });

  async function model(owner: TestPerson, name: string, fields?: string, isPrivate = false): Promise<string> {
    await hub.repository(owner, name, { isPrivate });
    if (fields !== undefined) await commit(hub, owner, `${owner.name}/${name}`, 'main', [card(fields)]);
    return `${owner.name}/${name}`;
  }

  async function ask<T>(path: string, person?: TestPerson): Promise<T> {
    if (person) return (await (await call(hub, person, 'GET', `/hub/v1/repositories/${path}`)).json()) as T;
    const answer = await fetch(`${hub.url}/hub/v1/repositories/${path}`);
    if (answer.status !== 200) throw new Error(String(answer.status));
    return (await answer.json()) as T;
  }
  const lineage = (id: string, person?: TestPerson): Promise<Lineage> => ask<Lineage>(`model/${id}/lineage`, person);
  const descendants = (id: string, query = '', person?: TestPerson): Promise<Descendants> =>
    ask<Descendants>(`${id}/lineage/descendants${query}`, person);
  const names = ({ items }: Descendants): string[] => items.map(({ repository }) => repository.id).sort();

  async function until<T>(look: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> {
    for (let tries = 0; tries < 1200; tries += 1) {
      const found = await look();
      if (isThere(found)) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never so: ${JSON.stringify(await look())}`);
  }
  const withBase = (id: string, person?: TestPerson): Promise<Lineage> =>
    until(
      () => lineage(id, person),
      ({ ancestors }) => ancestors.length > 0,
    );
  async function send(person: TestPerson, method: string, id: string, json?: object): Promise<void> {
    const browser = new PlainBrowser(hub.url);
    await browser.send('/hub/v1/session', { json: { login: person.name, password: 'correct-horse-battery' } });
    const answer = await browser.send(`/hub/v1/repositories/model/${id}`, { method, ...(json ? { json } : {}) });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  }
  const change = (person: TestPerson, id: string, json: object): Promise<void> => send(person, 'PATCH', id, json);
  const remove = (person: TestPerson, id: string): Promise<void> => send(person, 'DELETE', id);

  it('tells what cards claim, in both directions, with what those were made from', async () => {
    await model(alice, 'root');
    await model(alice, 'middle', 'base_model: alice/root');
    await withBase('alice/middle');
    await hub.repository(alice, 'words', { type: 'dataset' });
    await model(bob, 'leaf', 'base_model: Alice/Middle\nbase_model_relation: quantized\ndatasets:\n- alice/words\n- squad');
    const { ancestors, datasets, isWhole, descendants: none } = await withBase('bob/leaf');
    expect(ancestors.map(({ depth, of, name, relation, source }) => ({ depth, of, name, relation, source }))).toEqual([
      { depth: 1, of: 'bob/leaf', name: 'alice/middle', relation: 'quantized', source: 'claimed' },
      { depth: 2, of: 'alice/middle', name: 'alice/root', relation: 'finetune', source: 'claimed' },
    ]);
    expect(datasets.map(({ name, repository, source }) => [name, repository?.id, source])).toEqual([
      ['alice/words', 'alice/words', 'claimed'],
      ['squad', undefined, 'claimed'],
    ]);
    expect({ isWhole, none }).toEqual({
      isWhole: true,
      none: Object.fromEntries(['adapter', 'finetune', 'quantized', 'merge'].map((kind) => [kind, { count: 0, isExact: true }])),
    });
    expect((await lineage('alice/middle')).descendants).toMatchObject({ quantized: { count: 1 }, finetune: { count: 0 } });
    expect((await descendants('model/alice/middle')).items).toMatchObject([
      { repository: { id: 'bob/leaf' }, relation: 'quantized', source: 'claimed', making: null },
    ]);
    expect(names(await descendants('dataset/alice/words'))).toEqual(['bob/leaf']);
    expect(await ask<Lineage>('dataset/alice/words/lineage')).toMatchObject({ ancestors: [], descendants: { data: { count: 1 } } });
  });

  it('has descendants page by page, and one relation alone', async () => {
    await model(alice, 'trunk');
    const made = await Promise.all([1, 2, 3].map((n) => model(bob, `twig-${n}`, `base_model: alice/trunk\nbase_model_relation: adapter`)));
    made.push(await model(bob, 'other', 'base_model: alice/trunk'));
    await until(
      () => descendants('model/alice/trunk'),
      ({ items }) => items.length === 4,
    );
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Descendants = await descendants('model/alice/trunk', `?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ repository }) => repository.id));
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual([...made].sort());
    expect(names(await descendants('model/alice/trunk', '?relation=adapter'))).toEqual(made.slice(0, 3));
    await expect(descendants('model/alice/trunk', '?relation=cousin')).rejects.toThrow('4');
    await expect(descendants('model/alice/trunk', '?cursor=nonsense')).rejects.toThrow('4');
  });

  it('goes with a card that says something else, and ends where models were said to be made from each other', async () => {
    await model(alice, 'egg', 'base_model: alice/hen');
    await model(alice, 'hen', 'base_model: alice/egg');
    const { ancestors } = await until(
      () => lineage('alice/egg'),
      (found) => found.ancestors.length === 2,
    );
    expect(ancestors.map(({ name }) => name)).toEqual(['alice/hen', 'alice/egg']);
    await commit(hub, alice, 'alice/egg', 'main', [card('license: mit')]);
    await until(
      () => lineage('alice/egg'),
      (found) => found.ancestors.length === 0,
    );
    expect(names(await descendants('model/alice/hen'))).toEqual([]);
  });

  it('follows a base that is renamed, and does not take the next one of that name for it', async () => {
    await model(alice, 'first');
    await model(bob, 'of-first', 'base_model: alice/first');
    await withBase('bob/of-first');
    await change(alice, 'alice/first', { name: 'renamed' });
    expect((await lineage('bob/of-first')).ancestors).toMatchObject([{ name: 'alice/renamed', repository: { id: 'alice/renamed' } }]);
    await model(alice, 'first');
    expect((await lineage('bob/of-first')).ancestors).toMatchObject([{ name: 'alice/renamed' }]);
    expect(names(await descendants('model/alice/renamed'))).toEqual(['bob/of-first']);
    expect(names(await descendants('model/alice/first'))).toEqual([]);
    const list = await fetch(`${hub.url}/hub/v1/repositories?type=model&base=alice/renamed`);
    expect(((await list.json()) as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(['bob/of-first']);
  });

  it('knows a base that comes to the hub after what was made from it, and tells its name alone when it goes', async () => {
    await model(bob, 'early', 'base_model: alice/late');
    expect((await withBase('bob/early')).ancestors).toMatchObject([{ name: 'alice/late', repository: null }]);
    await model(alice, 'late');
    expect((await lineage('bob/early')).ancestors).toMatchObject([{ name: 'alice/late', repository: { id: 'alice/late' } }]);
    expect(names(await descendants('model/alice/late'))).toEqual(['bob/early']);
    await remove(alice, 'alice/late');
    expect((await lineage('bob/early')).ancestors).toMatchObject([{ name: 'alice/late', repository: null, source: 'claimed' }]);
  });

  it('shows private repositories to nobody who may not read them, above and below', async () => {
    await model(alice, 'secret', 'base_model: alice/root', true);
    await model(bob, 'of-secret', 'base_model: alice/secret');
    await model(alice, 'hidden-child', 'base_model: alice/root', true);
    await until(
      () => descendants('model/alice/root', '', alice),
      (page) => names(page).includes('alice/hidden-child') && names(page).includes('alice/secret'),
    );
    const mine = await until(
      () => lineage('bob/of-secret', alice),
      ({ ancestors }) => ancestors.length === 2,
    );
    expect(mine.ancestors.map(({ name }) => name)).toEqual(['alice/secret', 'alice/root']);
    for (const reader of [bob, undefined]) {
      // The card may be read; that there is such a repository, and what it was made from, may not.
      expect((await lineage('bob/of-secret', reader)).ancestors).toMatchObject([{ name: 'alice/secret', repository: null }]);
      expect(names(await descendants('model/alice/root', '', reader))).not.toContain('alice/hidden-child');
      const { descendants: counts } = await lineage('alice/root', reader);
      expect(counts.finetune!.count).toBe(names(await descendants('model/alice/root', '?relation=finetune', reader)).length);
    }
    await expect(lineage('alice/secret', bob)).rejects.toThrow('404');
    await expect(descendants('model/alice/secret', '', bob)).rejects.toThrow('404');
    await change(alice, 'alice/secret', { isPrivate: false });
    expect((await lineage('bob/of-secret')).ancestors.map(({ repository }) => repository?.id)).toEqual(['alice/secret', 'alice/root']);
    await change(alice, 'alice/secret', { isPrivate: true });
    expect((await lineage('bob/of-secret')).ancestors).toMatchObject([{ name: 'alice/secret', repository: null }]);
  });

  describe('that a fine-tune of this hub made', () => {
    let job: JobRecord;
    const at = 'model/alice/tuned/lineage';

    beforeAll(async () => {
      await hub.repository(alice, 'tiny');
      await commit(hub, alice, 'alice/tiny', 'main', [
        file('config.json', CONFIG),
        file('tokenizer.json', '{}'),
        file('model.safetensors', 'w'),
      ]);
      await hub.repository(alice, 'rows', { type: 'dataset', isPrivate: true });
      await commit(hub, alice, 'alice/rows', 'main', [file('train.jsonl', ROWS)], 'dataset');
      job = await finetuned();
    });

    async function finetuned(): Promise<JobRecord> {
      const actor = (await service(TokensService).resolve(alice.token)) as UserActor;
      const asked = await service(FinetuneService).create(actor, {
        model: 'alice/tiny',
        training: { repository: 'alice/rows', path: 'train.jsonl' },
        recipe: 'sft-lora',
        method: 'lora',
        shape: 'chat',
        hyperparameters: { epochs: 2 },
        outputName: 'tuned',
        isPrivate: false,
        autoStart: true,
        priority: 0,
      });
      await until(
        () => service(JobsService).get(actor, asked.key),
        ({ state }) => state === 'queued',
      );
      const { token } = await service(RunnersService).registerBuiltIn('spec');
      const capacity = { cpus: 4, memoryBytes: 2 ** 34, gpus: 0 };
      const host = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
      const offer = { version: '1', host, recipes: ['sft-lora'], slots: 1, ...capacity };
      const { job: given } = (await asRunner(token, 'claim', { offer, free: capacity })) as { job: { key: string; token: string } };
      await commitLargeFile(hub, { name: 'job', token: given.token }, 'alice/tuned', 'adapter_model.safetensors', Buffer.alloc(20_000, 1));
      await asRunner(token, `jobs/${given.key}/end`, { attempt: 1, outcome: { verdict: 'better' } });
      return service(JobsService).get(actor, asked.key);
    }

    async function asRunner(token: string, path: string, body: object): Promise<unknown> {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${hub.url}/runner/v1/${path}`, { method: 'POST', body: JSON.stringify(body), headers })).json();
    }

    it('says so with the commits of base and data, and the job to those whose it is', async () => {
      const { ancestors, datasets } = await ask<Lineage>(at, alice);
      const settings = job.settings as { model: { revision: string }; train: { revision: string }[] };
      expect(ancestors).toMatchObject([
        {
          name: 'alice/tiny',
          relation: 'adapter',
          source: 'made-here',
          making: { originCommitOid: settings.model.revision, job: { key: job.key, namespace: 'alice' } },
        },
      ]);
      expect(datasets).toMatchObject([
        { name: 'alice/rows', source: 'made-here', making: { originCommitOid: settings.train[0]!.revision } },
      ]);
      expect((await descendants('model/alice/tiny')).items).toMatchObject([
        { repository: { id: 'alice/tuned' }, relation: 'adapter', source: 'made-here' },
      ]);
      expect(names(await descendants('dataset/alice/rows', '', alice))).toEqual(['alice/tuned']);
    });

    it('tells others neither the job nor the private data', async () => {
      for (const reader of [bob, undefined]) {
        const { ancestors, datasets } = await ask<Lineage>(at, reader);
        expect(ancestors).toMatchObject([{ name: 'alice/tiny', source: 'made-here', making: { job: null } }]);
        expect(datasets).toEqual([]);
      }
    });

    it('stays a fact whatever the card says, and says whether the files are still those', async () => {
      await commit(hub, alice, 'alice/tuned', 'main', [card('license: mit')]);
      expect(
        (
          await until(
            () => ask<Lineage>(at),
            ({ ancestors }) => ancestors[0]?.making?.isUnchanged === true,
          )
        ).ancestors,
      ).toHaveLength(1);
      await commit(hub, alice, 'alice/tuned', 'main', [file('adapter_config.json', '{}')]);
      await until(
        () => ask<Lineage>(at),
        ({ ancestors }) => ancestors[0]?.making?.isUnchanged === false,
      );
    });

    it('is made from something without a name once its base is gone, and says nothing of a base that is hidden', async () => {
      await change(alice, 'alice/tiny', { isPrivate: true });
      expect((await ask<Lineage>(at, bob)).ancestors).toEqual([]);
      expect((await ask<Lineage>(at, alice)).ancestors).toMatchObject([{ name: 'alice/tiny', source: 'made-here' }]);
      await remove(alice, 'alice/tiny');
      expect((await ask<Lineage>(at, bob)).ancestors).toMatchObject([{ name: null, repository: null, source: 'made-here' }]);
    });
  });
});
