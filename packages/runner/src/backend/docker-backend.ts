// Trainers in containers: no network, a read-only root, no privileges, limits kept by the kernel. The image brings Python and the packages of
// trainers/requirements.lock (deploy/Dockerfile, target trainer); recipes are mounted from this machine.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Exit } from '../attempt/trainer-outcome';
import type { Backend, RunningTrainer, TrainerStart } from './backend';
import { trainerEnvironment } from './trainer-environment';

export interface DockerSettings {
  image: string;
  /** The client: `docker`, or `podman`, which takes the same words. */
  command?: string;
  env?: NodeJS.ProcessEnv;
}

const JOB = '/job';
const TRAINERS = '/trainers';
/** Which folder of an attempt a container belongs to. */
const LABEL = 'org.modelgrove.job';
/** Whom a container runs as when the runner is root: nobody, as everywhere. */
const UNPRIVILEGED = 65534;
/** 128 and SIGKILL: the kernel, when nobody of us sent it. */
const KILLED = 137;
/** Of `docker run` itself: the daemon, or the image. */
const NOT_STARTED = [125, 126, 127];
const CLIENT_MS = 60_000;

export class DockerBackend implements Backend {
  readonly kind = 'docker';
  readonly needsEnvironment = false;

  constructor(private readonly settings: DockerSettings) {}

  async problem(): Promise<string | null> {
    const { image } = this.settings;
    const client = await this.ask(['version', '--format', '{{.Server.Version}}']);
    if (client.error) return `Docker does not answer: ${client.error} Is it running, and may this user use it?`;
    const found = await this.ask(['image', 'inspect', '--format', '{{.Id}}', image]);
    return found.error ? `The image ${image} is not here: pull or build it (docs/operations/runners.md).` : null;
  }

  async start(trainer: TrainerStart): Promise<RunningTrainer> {
    const owner = await ownerOf(trainer.folder);
    const child = spawn(this.command, dockerArguments(trainer, this.settings.image, owner), {
      env: this.env,
      stdio: 'pipe',
      detached: true,
    });
    child.stdin.on('error', () => undefined);
    await once(child, 'spawn');
    return new TrainerContainer(child, trainer.name, (args) => this.ask(args));
  }

  async endLeftover(folder: string): Promise<void> {
    const { output } = await this.ask(['ps', '--all', '--quiet', '--filter', `label=${LABEL}=${folder}`]);
    const ids = output.split(/\s+/).filter(Boolean);
    if (ids.length > 0) await this.ask(['rm', '--force', ...ids]);
  }

  private get command(): string {
    return this.settings.command ?? 'docker';
  }

  private get env(): NodeJS.ProcessEnv {
    return this.settings.env ?? process.env;
  }

  private ask(args: string[]): Promise<{ output: string; error: string | null }> {
    return new Promise((resolve) => {
      execFile(this.command, args, { env: this.env, timeout: CLIENT_MS }, (error, output, complaint) => {
        const reason = error ? (complaint.trim().split('\n').at(-1) || error.message).slice(0, 300) : null;
        resolve({ output, error: reason });
      });
    });
  }
}

/** The words behind `docker`. */
export function dockerArguments(trainer: TrainerStart, image: string, owner: { uid: number; gid: number }): string[] {
  const { folder, name, program, trainersDir, cpus, memoryBytes, processes, gpus } = trainer;
  const env = trainerEnvironment({ folder: JOB, trainersDir: TRAINERS, cpus, gpus: null, bin: null }, {});
  // the image knows where its Python is
  delete env.PATH;
  const bind = (source: string, target: string, ...more: string[]): string[] => [
    '--mount',
    [`type=bind,src=${source},dst=${target}`, ...more].join(','),
  ];
  return [
    ['run', '--rm', '--init', '--interactive', '--name', name, '--label', `${LABEL}=${folder}`, '--pull', 'never'],
    ['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', `${owner.uid}:${owner.gid}`],
    ['--memory', String(memoryBytes), '--memory-swap', String(memoryBytes), '--cpus', String(cpus), '--pids-limit', String(processes)],
    ['--ulimit', 'core=0', '--shm-size', String(Math.floor(memoryBytes / 2)), '--tmpfs', '/tmp:size=64m', '--log-driver', 'none'],
    gpus.length > 0 ? ['--gpus', `"device=${gpus.join(',')}"`] : [],
    bind(folder, JOB),
    bind(path.join(folder, 'inputs'), `${JOB}/inputs`, 'readonly'),
    bind(path.join(folder, 'job.json'), `${JOB}/job.json`, 'readonly'),
    bind(trainersDir, TRAINERS, 'readonly'),
    ['--workdir', `${JOB}/work`],
    Object.entries(env).flatMap(([variable, value]) => ['--env', `${variable}=${value}`]),
    [image, 'python', `${TRAINERS}/${program}`],
  ].flat();
}

/** The user of the runner; never root. The folders that a trainer writes to are given to that user. */
async function ownerOf(folder: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = [process.getuid?.() ?? UNPRIVILEGED, process.getgid?.() ?? UNPRIVILEGED];
  if (uid !== 0) return { uid, gid };
  for (const part of ['.', 'work', 'work/tmp', 'out']) await fs.chown(path.join(folder, part), UNPRIVILEGED, UNPRIVILEGED);
  return { uid: UNPRIVILEGED, gid: UNPRIVILEGED };
}

class TrainerContainer implements RunningTrainer {
  readonly stdin: RunningTrainer['stdin'];
  readonly stdout: RunningTrainer['stdout'];
  readonly stderr: RunningTrainer['stderr'];
  readonly exited: Promise<Exit>;
  private isEnded = false;

  constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
    private readonly docker: (args: string[]) => Promise<{ error: string | null }>,
  ) {
    this.stdin = child.stdin!;
    this.stdout = child.stdout!;
    this.stderr = child.stderr!;
    this.exited = this.exit();
  }

  /** The kernel keeps them. */
  consumption(): null {
    return null;
  }

  ask(): void {
    void this.docker(['kill', '--signal', 'TERM', this.name]);
  }

  async end(): Promise<void> {
    this.isEnded = true;
    if (this.child.exitCode === null && this.child.signalCode === null) await this.docker(['rm', '--force', this.name]);
    this.child.kill('SIGKILL');
  }

  private async exit(): Promise<Exit> {
    const closed = once(this.child, 'close');
    const [code, signal] = (await once(this.child, 'exit')) as [number | null, NodeJS.Signals | null];
    await closed;
    if (code !== null && NOT_STARTED.includes(code)) return { code: 12, signal: null };
    if (code === null || code <= 128) return { code, signal };
    return { code: null, signal: signalOf(code), isOutOfMemory: code === KILLED && !this.isEnded };
  }
}

/** Shells and Docker say 128 and the number of the signal. */
function signalOf(code: number): NodeJS.Signals {
  return ({ 134: 'SIGABRT', 137: 'SIGKILL', 139: 'SIGSEGV', 143: 'SIGTERM' } as Record<number, NodeJS.Signals>)[code] ?? 'SIGABRT';
}
