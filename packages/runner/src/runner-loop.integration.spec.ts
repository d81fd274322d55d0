// The runner end to end: real processes, a real HTTP server that keeps the protocol strictly.
import fs from 'node:fs';
import path from 'node:path';
import { repositoryOf } from './testing/fake-repositories';
import { startWorld, type World } from './testing/runner-world';

jest.setTimeout(120_000);

/** In a world of its own. They wait for timers most of the time, so they run side by side. */
function test(sentence: string, body: (world: World) => Promise<void>): void {
  it.concurrent(sentence, async () => {
    const world = await startWorld();
    await body(world).finally(() => world.close());
  });
}

const MODEL = { type: 'model', repository: 'acme/tiny', revision: 'a'.repeat(40) } as const;
const DATA = { type: 'dataset', repository: 'acme/data', revision: 'b'.repeat(40), path: 'data/train rows.jsonl' } as const;

function withInputs(world: World): { model: typeof MODEL; train: [typeof DATA]; validation: [] } {
  const weights = Buffer.alloc(3_000_000, 'w');
  const files = {
    'config.json': '{"a":1}',
    'model.safetensors': weights,
    'pytorch_model.bin': 'pickle',
    'README.md': '#',
    'tokenizer.json': '{}',
  };
  world.hub.repositories.set('model/acme/tiny', repositoryOf(files, ['model.safetensors', 'pytorch_model.bin']));
  world.hub.repositories.set('dataset/acme/data', repositoryOf({ 'data/train rows.jsonl': '{"a":1}\n', 'other.csv': 'x' }));
  return { model: MODEL, train: [DATA], validation: [] };
}

describe('an attempt of a job', () => {
  test('brings the inputs, runs the trainer, reports, keeps checkpoints and commits the result once', async (world) => {
    await world.runner();
    const job = world.job(
      `
event(type="stage", stage="training")
print("hello", sorted(os.listdir(JOB + "/inputs/model")), job["data"], job["limits"], job["model"])
print(open(JOB + "/" + job["data"]["train"][0]).read().strip(), os.getcwd() == JOB + "/work", "A_SECRET_OF_THE_HOST" in os.environ)
for step in range(1, 4):
    event(type="progress", step=step, steps=3)
    event(type="metric", step=step, values={"train_loss": 1.0 / step})
event(type="usage", trained_tokens=300, trained_examples=3)
checkpoint(3)
done()
`,
      { inputs: withInputs(world) },
    );
    await world.ended(job);
    expect(job.end).toMatchObject({ failure: null, outcome: { verdict: 'better' }, usage: { trainedTokens: 300, trainedExamples: 3 } });
    expect(job.log).toContain("hello ['config.json', 'model.safetensors', 'tokenizer.json']");
    expect(job.log).toContain("'train': ['inputs/data/0-train_rows.jsonl'], 'validation': []");
    expect(job.log).toContain('{"a":1} True False');
    expect(job.metrics.map(({ values }) => values.train_loss)).toEqual([1, 1 / 2, 1 / 3]);
    expect([...job.checkpoints.keys()]).toEqual([3]);
    expect(job.stages.at(-1)).toBe('uploading');
    const result = world.hub.repositories.get(`model/alice/${job.key}`)!;
    expect([...result.files.keys()].sort()).toEqual(['README.md', 'adapter_config.json', 'adapter_model.safetensors']);
    expect(result.files.get('adapter_model.safetensors')!.bytes.toString()).toBe('weights '.repeat(1000));
    expect(result.commits).toBe(1);
    expect(leftFolders(world)).toEqual([]);
  });

  test('goes on where a download broke off, and refuses bytes that the hub did not name', async (world) => {
    await world.runner();
    const inputs = withInputs(world);
    world.hub.cutDownload('model.safetensors', 1_000_000);
    const job = await world.ended(world.job('done()', { inputs }));
    expect(job.state).toBe('succeeded');
    world.hub.repositories.get('model/acme/tiny')!.files.get('config.json')!.bytes = Buffer.from('{"a":2}');
    const { files } = world.hub.repositories.get('model/acme/tiny')!;
    const weights = files.get('model.safetensors')!;
    jest.spyOn(weights.bytes, 'subarray').mockReturnValue(Buffer.alloc(weights.bytes.length, 'x'));
    const damaged = world.job('done()', { inputs });
    await world.until(() => damaged.end !== null, 'a damaged input fails the attempt');
    expect(damaged.end!.failure).toMatchObject({ class: 'infrastructure', code: 'runner/input-damaged' });
    await world.ended(damaged);
  });

  const GONE = [
    { model: { ...MODEL, repository: 'acme/gone' }, train: [], validation: [] },
    { model: null, train: [{ ...DATA, path: 'gone.jsonl' }], validation: [] },
  ];
  for (const [index, inputs] of GONE.entries())
    test(`fails by its input when that is not there any more: ${index}`, async (world) => {
      withInputs(world);
      await world.runner();
      const job = await world.ended(world.job('done()', { inputs }));
      expect(job.end!.failure).toMatchObject({ class: 'input', code: 'runner/input-missing' });
    });

  test('goes on from the newest checkpoint of an earlier attempt', async (world) => {
    await world.runner();
    const job = world.job(`
if job["attempt"] == 1:
    checkpoint(5, "five"); checkpoint(10, "ten")
    time.sleep(1)
    sys.exit(12)
print("found", open(JOB + "/inputs/checkpoint/weights.bin").read())
done()
`);
    await world.ended(job);
    expect([job.attempt, job.state]).toEqual([2, 'succeeded']);
    expect(job.log).toContain('goes on from the checkpoint of step 10');
    expect(job.log).toContain('found ten');
  });

  test('is dropped without a word once its lease is lost, and its zombie commits nothing', async (world) => {
    world.hub.leaseSeconds = 3;
    await world.runner();
    const job = world.job(`
if job["attempt"] == 1:
    open(os.environ["HOME"] + "/../out/alive", "w").close()
    time.sleep(600)
done()
`);
    await world.until(() => job.log.length > 0 || job.state === 'running', 'it runs');
    await world.until(() => job.stages.length > 0, 'it reports');
    world.hub.takeAway(job);
    await world.ended(job);
    expect([job.attempt, job.state, job.ends]).toEqual([2, 'succeeded', 1]);
    await world.until(() => leftFolders(world).length === 0, 'the folder of the lost attempt is gone');
    expect(world.hub.repositories.get(`model/alice/${job.key}`)!.commits).toBe(1);
  });

  test('commits once although the answer to the commit was lost, and ends once although the hub was away', async (world) => {
    await world.runner();
    world.hub.fail(/POST .*\/commit\/main/, 'lost-answer');
    world.hub.fail(/PUT \/objects\//, 'reset');
    world.hub.fail(/POST .*\/end/, 503, 2);
    world.hub.fail(/POST .*\/reports/, 'reset', 2);
    const job = await world.ended(world.job('print("once"); done()'));
    expect([job.state, world.hub.repositories.get(`model/alice/${job.key}`)!.commits]).toEqual(['succeeded', 1]);
    expect(job.log.match(/^once$/gm)).toHaveLength(1);
  });

  test('stops when it is cancelled', async (world) => {
    await world.runner();
    const job = world.job(`
signal.signal(signal.SIGTERM, lambda *_: sys.exit(13))
print("training"); time.sleep(600)
`);
    await world.until(() => job.log.includes('training'), 'it trains');
    job.cancelWanted = true;
    await world.ended(job);
    expect([job.state, job.end!.failure]).toMatchObject(['cancelled', { class: 'cancelled', code: 'job/cancelled' }]);
  });

  test('keeps its checkpoint and lets go of the job when the runner stops', async (world) => {
    const loop = await world.runner();
    const job = world.job(`
def stop(*_):
    checkpoint(7, "seven"); sys.exit(13)
signal.signal(signal.SIGTERM, stop)
if job["attempt"] == 1:
    print("training"); time.sleep(600)
print(open(JOB + "/inputs/checkpoint/weights.bin").read())
done()
`);
    await world.until(() => job.log.includes('training'), 'it trains');
    await loop.stop();
    expect([job.state, [...job.checkpoints.keys()], job.end!.failure!.code]).toEqual(['queued', [7], 'runner/stopped']);
    expect(fs.readdirSync(path.join(world.dataDir, 'runs'))).toEqual([]);
    await world.runner();
    await world.ended(job);
    expect([job.state, job.log]).toEqual(['succeeded', expect.stringContaining('seven')]);
  });

  test('fails by its trainer when the result is not one', async (world) => {
    await world.runner({ slots: 7 });
    const cases = [
      ['write("result/a.safetensors", "x")', 'trainer/bad-report'],
      ['write("report.json", "[1]"); write("result/a", "x")', 'trainer/bad-report'],
      ['write("report.json", "{")', 'trainer/bad-report'],
      ['write("report.json", "{}")', 'trainer/bad-result'],
      ['done(); os.symlink("/etc/passwd", JOB + "/out/result/passwd")', 'trainer/bad-result'],
      ['os.symlink("/etc/passwd", JOB + "/out/report.json")', 'trainer/bad-report'],
      ['done(); os.rename(JOB + "/out/result", JOB + "/out/real"); os.symlink("/etc", JOB + "/out/result")', 'trainer/bad-result'],
    ] as const;
    const jobs = cases.map(([program]) => world.job(program));
    for (const [i, job] of jobs.entries()) {
      await world.ended(job);
      expect([cases[i]![0], job.end!.failure]).toMatchObject([cases[i]![0], { class: 'trainer', code: cases[i]![1] }]);
      expect(world.hub.repositories.has(`model/alice/${job.key}`)).toBe(false);
    }
  });

  test('fails by its trainer when the hub cannot make a card of its report', async (world) => {
    await world.runner();
    world.hub.fail(/POST .*\/card/, 422);
    const job = await world.ended(world.job('done()'));
    expect(job.end!.failure).toMatchObject({
      class: 'trainer',
      code: 'trainer/bad-report',
      message: expect.stringContaining('a fault of the test'),
    });
  });

  test('may quote any bytes that a model answered with', async (world) => {
    await world.runner();
    const answer = 'a\\x00b\\ud800c\\U0001f600';
    const report = `{"verdict": "better", "worst": [{"base": "${answer}"}]}`;
    const job = await world.ended(
      world.job(`done(); write("report.json", json.dumps(${report})); event(type="note", message="said ${answer}"); time.sleep(1)`),
    );
    expect(job.end).toMatchObject({ failure: null, outcome: { worst: [{ base: 'a\ufffdb\ufffdc\u{1f600}' }] } });
    expect(job.events.map(({ message }) => message)).toContain('said a\ufffdb\ufffdc\u{1f600}');
  });

  test('hears of an end that the hub does not take, instead of being silent', async (world) => {
    await world.runner();
    world.hub.fail(/POST .*\/commit\/main/, 409, 9);
    const job = await world.ended(world.job('done()'));
    expect([job.attempt, job.end!.failure]).toMatchObject([3, { class: 'infrastructure', code: 'runner/end-refused' }]);
  });

  test('hears why the hub does not take the result', async (world) => {
    await world.runner();
    world.hub.fail(/POST .*\/preupload\//, 403);
    const job = await world.ended(world.job('done()'));
    expect(job.end!.failure).toMatchObject({
      class: 'input',
      code: 'runner/result-refused',
      message: expect.stringContaining('a fault of the test'),
    });
  });
});

describe('a runner', () => {
  test('takes up as many jobs as it has slots and room for, and says what it has', async (world) => {
    await world.runner({ slots: 2 });
    const wait = `
print("waiting", flush=True)
while not os.path.exists(os.path.dirname(JOB) + "/../../go"): time.sleep(0.05)
done()
`;
    const jobs = [world.job(wait), world.job(wait), world.job(wait)];
    await world.until(() => jobs.filter(({ state }) => state === 'running').length === 2, 'two run');
    await world.until(() => world.hub.claims.at(-1)!.free.cpus === 0, 'nothing is free');
    expect(world.hub.claims.at(-1)!.offer).toMatchObject({ slots: 2, recipes: ['test'], problem: null, host: { backend: 'process' } });
    fs.writeFileSync(path.join(world.dataDir, 'go'), '');
    for (const job of jobs) await world.ended(job);
    expect(jobs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  test('waits for a hub that is away', async (world) => {
    world.hub.fail(/POST .*\/claim/, 'reset', 2);
    await world.runner();
    await world.ended(world.job('done()'));
    expect(world.said.join('\n')).toMatch(/The hub does not answer[\s\S]*The hub answers again/);
  });

  test('stops when the hub does not know it any more', async (world) => {
    world.hub.isRunnerKnown = false;
    await world.runner();
    await world.until(() => world.said.includes('unknown'), 'it ends');
  });

  test('takes no jobs without a Python, and says what to do', async (world) => {
    await world.runner({ python: '/nowhere/python' });
    await world.until(() => world.hub.claims.length > 0, 'it is there');
    expect(world.hub.claims[0]).toMatchObject({
      free: { cpus: 0, memoryBytes: 0 },
      offer: { problem: expect.stringContaining('No Python') },
    });
  });

  test('tells why the environment could not be made', async (world) => {
    fs.writeFileSync(
      path.join(world.folder, 'trainers/prepare.py'),
      'print("Collecting torch")\nprint("failed prepare/disk-full: The disk filled up.")\nexit(1)\n',
    );
    await world.runner();
    const job = await world.ended(world.job('done()'));
    expect(job.end!.failure).toMatchObject({ class: 'infrastructure', code: 'prepare/disk-full', message: 'The disk filled up.' });
    expect(job.log).toContain('Collecting torch');
  });
});

function leftFolders(world: World): string[] {
  const runs = path.join(world.dataDir, 'runs');
  return fs.readdirSync(runs).flatMap((name) => fs.readdirSync(path.join(runs, name)).filter((entry) => entry.startsWith('modelgrove-')));
}
