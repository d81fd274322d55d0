// Trainers as processes of this machine: a session of their own, a clean environment, niced, first in line when the kernel runs out of memory. Guarantees
// that nothing of a trainer outlives its attempt. It does not keep a trainer from the network or from files that the runner's user may read: for
// recipes that one does not trust there is the Docker backend.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { Exit } from '../attempt/trainer-outcome';
import type { Backend, Consumption, RunningTrainer, TrainerStart } from './backend';
import { ProcessFamily } from './process-family';
import { processTable, type ProcessTable } from './process-table';
import { JOB_VARIABLE, trainerEnvironment } from './trainer-environment';

/** No core dumps; the kernel's choice when memory runs out; other programs of the machine go first. `exec` keeps the pid. */
const PRELUDE = 'ulimit -c 0 2>/dev/null; echo 1000 2>/dev/null >/proc/self/oom_score_adj; exec nice -n 10 "$@"';
/** One that got away and holds the ends of our pipes must not keep us waiting for what it might still print. */
const STREAMS_MS = 5_000;

export class ProcessBackend implements Backend {
  readonly kind = 'process';
  readonly needsEnvironment = true;

  constructor(
    private readonly host: NodeJS.ProcessEnv = process.env,
    private readonly table: ProcessTable = processTable(),
  ) {}

  problem(): Promise<string | null> {
    const isHere = process.platform !== 'win32';
    return Promise.resolve(isHere ? null : 'Windows cannot run trainers as processes: run the runner in WSL2, or with --backend docker.');
  }

  async start(trainer: TrainerStart): Promise<RunningTrainer> {
    const { folder, trainersDir, cpus, gpus, python } = trainer;
    if (python === null) throw new Error('a trainer that runs as a process needs a Python');
    const program = [python, path.join(trainersDir, trainer.program)];
    const env = trainerEnvironment({ folder, trainersDir, cpus, gpus, bin: path.dirname(python) }, this.host);
    const oomKills = outOfMemoryKills();
    const child = spawn('/bin/sh', ['-c', PRELUDE, 'sh', ...program], {
      cwd: path.join(folder, 'work'),
      env,
      detached: true,
      stdio: 'pipe',
    });
    // it may go before it was told something
    child.stdin.on('error', () => undefined);
    await once(child, 'spawn');
    return new TrainerProcess(child, this.family(child.pid!, folder), trainer.memoryBytes, oomKills);
  }

  endLeftover(folder: string): Promise<void> {
    return this.family(null, folder).end();
  }

  private family(leader: number | null, folder: string): ProcessFamily {
    return new ProcessFamily(this.table, leader, { name: JOB_VARIABLE, value: folder });
  }
}

class TrainerProcess implements RunningTrainer {
  readonly stdin: RunningTrainer['stdin'];
  readonly stdout: RunningTrainer['stdout'];
  readonly stderr: RunningTrainer['stderr'];
  readonly exited: Promise<Exit>;

  constructor(
    private readonly child: ChildProcess,
    private readonly family: ProcessFamily,
    private readonly mostBytes: number,
    oomKills: number,
  ) {
    this.stdin = child.stdin!;
    this.stdout = child.stdout!;
    this.stderr = child.stderr!;
    this.exited = this.exit(oomKills);
  }

  consumption(): Consumption {
    return this.family.consumption(this.mostBytes);
  }

  /** Itself alone: it still needs its helpers to write a checkpoint. */
  ask(): void {
    this.child.kill('SIGTERM');
  }

  end(): Promise<void> {
    return this.family.end();
  }

  private async exit(oomKillsBefore: number): Promise<Exit> {
    const closed = once(this.child, 'close');
    const [code, signal] = (await once(this.child, 'exit')) as [number | null, NodeJS.Signals | null];
    const isOutOfMemory = signal === 'SIGKILL' && outOfMemoryKills() > oomKillsBefore;
    // the job is what the program was: what it left behind goes now
    await this.end();
    const patience = setTimeout(() => [this.stdout, this.stderr].forEach((stream) => stream.destroy()), STREAMS_MS);
    await closed;
    clearTimeout(patience);
    return { code, signal, isOutOfMemory };
  }
}

/** How often the kernel ended a process for want of memory since the machine started. */
function outOfMemoryKills(): number {
  try {
    return Number(/^oom_kill (\d+)$/m.exec(fs.readFileSync('/proc/vmstat', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
