// Trainers that misbehave, as real processes: each ends typed and readable, nothing of it is left, and the runner stays well.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ProcessBackend } from '../backend/process-backend';
import { LinuxProcesses } from '../backend/process-table';
import type { TrainerEvent } from '../events/trainer-events';
import { LogShaper } from '../log/log-shaper';
import { SecretMask } from '../log/secret-mask';
import { AttemptFolder } from './attempt-folder';
import type { TrainerOutcome } from './trainer-outcome';
import { type Pace, runTrainer, type TrainerLimits } from './trainer-run';

jest.setTimeout(300_000);
const PYTHON = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();
const MIB = 1024 * 1024;

/** Looks so often that tests are quick. */
const PACE: Pace = { consumption: 100, disk: 200, folder: 500, events: 50 };

const all = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'trainer-run-')));
afterAll(() => fs.rmSync(all, { recursive: true, force: true }));

/** A trainer is stopped when it is there, not when it may be. */
const READY = `def ready():
    with open(JOB + "/out/events.jsonl", "a") as file: file.write('{"type":"stage","stage":"ready"}\\n')`;

interface Ran {
  outcome: TrainerOutcome;
  log: string;
  events: TrainerEvent[];
  folder: string;
}

const LIMITS: TrainerLimits = {
  seconds: 240,
  memoryBytes: 400 * MIB,
  processes: 100,
  folderBytes: 500 * MIB,
  floorBytes: 0,
  graceMs: 1000,
};

interface Control {
  /** What befalls a trainer once it says that it is ready. */
  stop?: AbortController;
  drop?: AbortController;
}

async function run(program: string, limits: Partial<TrainerLimits> = {}, control: Control = {}): Promise<Ran> {
  const scratch = fs.mkdtempSync(path.join(all, 'run-'));
  const folder = await AttemptFolder.make(path.join(scratch, 'job'));
  fs.writeFileSync(
    path.join(scratch, 'train.py'),
    `import os, signal, subprocess, sys, time\nJOB = os.environ["MODELGROVE_JOB"]\n${READY}\n${program}`,
  );
  const log = new LogShaper(new SecretMask([]));
  const events: TrainerEvent[] = [];
  const kept = { ...LIMITS, ...limits };
  const start = { folder: folder.root, name: 'job', program: 'train.py', trainersDir: scratch, python: PYTHON, cpus: 1, gpus: [], ...kept };
  const { stop, drop } = control;
  const onEvent = (event: TrainerEvent): void => {
    events.push(event);
    if (event.type === 'stage' && event.stage === 'ready') [stop, drop].forEach((one) => one?.abort());
  };
  const never = new AbortController();
  const signals = { stop: (stop ?? never).signal, drop: (drop ?? never).signal };
  const outcome = await runTrainer({ backend: new ProcessBackend(), start, limits: kept, log, onEvent, pace: PACE, ...signals });
  return { outcome, log: log.take(Number.MAX_SAFE_INTEGER), events, folder: folder.root };
}

/** Processes that were started for the folder and are still there. */
function left(folder: string): number[] {
  const table = new LinuxProcesses();
  return table.rows().flatMap(({ pid, isDead }) => (!isDead && table.variable(pid, 'MODELGROVE_JOB') === folder ? [pid] : []));
}

// Most of them wait: side by side.
describe('a trainer', () => {
  it.concurrent('that prints one line of 300 MB without an end is cut', async () => {
    const { outcome, log } = await run('for _ in range(300): os.write(2, b"y" * 1000000)');
    expect(outcome).toBe('done');
    expect(log.length).toBeLessThan(MIB);
  });

  it.concurrent('that hangs is ended by its time, also when it ignores SIGTERM', async () => {
    const { outcome, folder } = await run('signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: time.sleep(1)', { seconds: 1 });
    expect(outcome).toMatchObject({ class: 'timeout', code: 'job/time-limit' });
    expect(left(folder)).toEqual([]);
  });

  it.concurrent('is asked to stop, and gets time for that', async () => {
    const { outcome, log } = await run(
      'def end(*_):\n  time.sleep(0.5); print("written"); sys.exit(13)\nsignal.signal(signal.SIGTERM, end)\nready()\nwhile True: time.sleep(1)',
      { graceMs: 60_000 },
      { stop: new AbortController() },
    );
    expect([outcome, log]).toEqual(['stopped', 'written\n']);
  });

  it.concurrent('that ignores being asked is ended after a while', async () => {
    const { outcome, folder } = await run(
      'signal.signal(signal.SIGTERM, signal.SIG_IGN)\nready()\nwhile True: time.sleep(1)',
      {},
      { stop: new AbortController() },
    );
    expect([outcome, left(folder)]).toEqual(['stopped', []]);
  });

  it.concurrent('is ended at once when its lease is lost', async () => {
    const { folder } = await run(
      'signal.signal(signal.SIGTERM, signal.SIG_IGN)\nready()\ntime.sleep(600)',
      { graceMs: 100_000 },
      { drop: new AbortController() },
    );
    expect(left(folder)).toEqual([]);
  });

  it.concurrent('that takes too much memory is ended, children included', async () => {
    const hog = "x = bytearray(150 * 1024 * 1024); x[::4096] = b'1' * len(x[::4096]); import time; time.sleep(60)";
    const { outcome, folder } = await run(
      `hogs = [subprocess.Popen([sys.executable, "-c", ${JSON.stringify(hog)}]) for _ in range(3)]\nfor one in hogs: one.wait()`,
    );
    expect(outcome).toMatchObject({ class: 'out-of-memory', code: 'job/memory-limit', details: { memoryBytes: 400 * MIB } });
    expect(left(folder)).toEqual([]);
  });

  it.concurrent('may map files that are larger than its memory', async () => {
    const { outcome, log } = await run(
      `
import mmap
with open("big", "wb") as file: file.truncate(300 * 1024 * 1024)
file = open("big", "r+b"); view = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
total = sum(view[i] for i in range(0, len(view), 4096)); time.sleep(2); print("read", total)`,
      { memoryBytes: 100 * MIB },
    );
    expect([outcome, log]).toEqual(['done', 'read 0\n']);
  });

  it.concurrent('that forks without end is ended with all it started', async () => {
    const { outcome, folder } = await run('while True: subprocess.Popen(["sleep", "600"]); time.sleep(0.002)', { processes: 50 });
    expect(outcome).toMatchObject({ class: 'trainer', code: 'trainer/too-many-processes' });
    expect(left(folder)).toEqual([]);
  });

  it.concurrent('that leaves a daemon in another session, which holds its output, leaves nothing', async () => {
    const daemon =
      'if os.fork() == 0:\n  os.setsid()\n  if os.fork() == 0:\n    signal.signal(signal.SIGHUP, signal.SIG_IGN)\n    time.sleep(600)\n  os._exit(0)\n';
    const { outcome, folder, log } = await run(`${daemon}time.sleep(0.3); print("gone")`);
    expect([outcome, log, left(folder)]).toEqual(['done', 'gone\n', []]);
  });

  it.concurrent('that starts a daemon with another environment leaves nothing', async () => {
    const { outcome, folder } = await run(`
child = subprocess.Popen(["env", "-i", "setsid", "sleep", "4321"])
open(JOB + "/work/pid", "w").write(str(child.pid)); time.sleep(2)`);
    const pid = Number(fs.readFileSync(path.join(folder, 'work/pid'), 'utf8'));
    expect(outcome).toBe('done');
    expect(new LinuxProcesses().rows().filter((row) => row.pid === pid && !row.isDead)).toEqual([]);
  });

  it.concurrent('that fills its folder is ended', async () => {
    const program = 'file = open("big", "wb")\nwhile True: file.write(b"0" * 1048576); file.flush(); time.sleep(0.01)';
    expect((await run(program, { folderBytes: 50 * MIB })).outcome).toMatchObject({ class: 'trainer', code: 'trainer/folder-too-large' });
    const free = fs.statfsSync(all);
    const floor = { floorBytes: free.bavail * free.bsize * 2 };
    expect((await run(program, floor)).outcome).toMatchObject({ class: 'infrastructure', code: 'runner/disk-full' });
  });

  it.concurrent('that writes millions of files is ended', async () => {
    const program = 'i = 0\nwhile True:\n  open(f"f{i}", "w").close(); i += 1';
    expect((await run(program)).outcome).toMatchObject({ class: 'trainer', code: 'trainer/folder-too-large' });
  });

  it.concurrent.each([
    ['sys.exit(10)', 'input'],
    ['sys.exit(11)', 'out-of-memory'],
    ['sys.exit(12)', 'infrastructure'],
    ['sys.exit(3)', 'trainer'],
    ['raise ValueError("no")', 'trainer'],
    ['os.abort()', 'trainer'],
    ['os.kill(os.getpid(), signal.SIGSEGV)', 'trainer'],
    ['os.kill(os.getpid(), signal.SIGKILL)', 'infrastructure'],
  ])('that ends with %s is of class %s', async (program, failureClass) => {
    const { outcome } = await run(program);
    expect(outcome).toMatchObject({ class: failureClass });
  });

  it.concurrent('that fails says why in its own words', async () => {
    const event = '{"type":"failure","class":"input","code":"train/nan-loss","message":"Lower the rate."}';
    const { outcome } = await run(`open(JOB + "/out/events.jsonl", "w").write('${event}\\n')\nsys.exit(10)`);
    expect(outcome).toEqual({ class: 'input', code: 'train/nan-loss', message: 'Lower the rate.' });
  });

  it.concurrent('that writes nonsense into its events is heard where it makes sense', async () => {
    const { outcome, events, log } = await run(`
with open(JOB + "/out/events.jsonl", "wb") as file:
    file.write(b'not json\\n{"type":"metric","step":1,"values":{"train_loss":NaN}}\\n[]\\n\\xff\\xfe\\n')
    for _ in range(100): file.write(b"x" * 1000000)
    file.write(b'\\n{"type":"stage","stage":"training"}\\n{"type":"stage","stage":"no end"')`);
    expect([outcome, events]).toEqual(['done', [{ type: 'stage', stage: 'training' }]]);
    expect(log).toMatch(/an event of the trainer was left out: it is not JSON\n[\s\S]*1 events were too long to be read/);
  });

  it.concurrent('that puts a pipe, a folder or a link where its events belong keeps nobody waiting', async () => {
    for (const odd of [
      'os.mkfifo(JOB + "/out/events.jsonl")',
      'os.mkdir(JOB + "/out/events.jsonl")',
      'os.symlink("/etc/passwd", JOB + "/out/events.jsonl")',
    ]) {
      const { outcome, events, log } = await run(`${odd}\ntime.sleep(0.5)`);
      expect([outcome, events, log]).toEqual(['done', [], '']);
    }
  });

  it.concurrent('has a clean environment, an open stdin, and is the first to go when the machine runs out of memory', async () => {
    process.env.A_SECRET_OF_THE_HOST = 'hush';
    const { log } = await run(`
import select
print(sorted(name for name in os.environ if "SECRET" in name or name.startswith("GROVE")), select.select([0], [], [], 0.2)[0])
print(open("/proc/self/oom_score_adj").read().strip(), os.nice(0), os.getcwd() == JOB + "/work", os.getsid(0) == os.getpid())
import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0])`);
    delete process.env.A_SECRET_OF_THE_HOST;
    expect(log).toBe(`[] []\n1000 ${os.getPriority() + 10} True True\n0\n`);
  });

  // Alone: it looks at the memory of this process.
  it('that prints 300 MB costs neither memory nor the log', async () => {
    const before = process.memoryUsage().rss;
    const { outcome, log } = await run(`
line = b"x" * 99 + b"\\n"
for _ in range(300): os.write(1, line * 10486)
print("the end")`);
    expect(outcome).toBe('done');
    expect(log.length).toBeLessThan(3 * MIB);
    const leftOut = [...log.matchAll(/^… (\d+) bytes left out$/gm)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
    expect(leftOut).toBeGreaterThan(300_000_000);
    expect(log.endsWith('the end\n')).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MIB);
  });
});
