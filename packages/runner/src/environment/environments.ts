// The trainers' Python environment: made by trainers/prepare.py once per lock file, for all attempts of this machine (it holds a lock while it works, and
// a half-made environment is never used). Its last line says how it went.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { send } from '../backend/process-family';
import { infrastructure } from '../failure';
import { findPython, NO_PYTHON } from './find-python';

export interface EnvironmentSettings {
  trainersDir: string;
  /** Where environments are kept. */
  folder: string;
  /** The Python that makes them; absent: one that is found. */
  python?: string;
  env: NodeJS.ProcessEnv;
}

const MOST_LINE = 500;

export class Environments {
  /** Attempts that begin while one is being made wait for the same. */
  private making: { python: Promise<string>; stop: AbortController; waiting: number } | null = null;
  /** Asking prepare.py again would take a job longer than all else before its start. */
  private made: string | null = null;
  private found: string | null = null;
  private readonly listeners = new Set<(line: string) => void>();

  constructor(private readonly settings: EnvironmentSettings) {}

  /** A sentence for the operator when environments cannot be made. */
  async problem(): Promise<string | null> {
    return (await this.findPython()) === null ? NO_PYTHON : null;
  }

  /** The Python of the environment. Throws 'runner/no-python', or what prepare.py said. `onLine` hears how it goes. */
  async ready(onLine: (line: string) => void, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    if (this.made !== null && existsSync(this.made)) return this.made;
    const making = (this.making ??= this.begin());
    making.waiting++;
    this.listeners.add(onLine);
    const leave = (): void => {
      this.listeners.delete(onLine);
      if (--making.waiting > 0) return;
      making.stop.abort();
      if (this.making === making) this.making = null;
    };
    const left = new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    );
    left.catch(() => undefined);
    return Promise.race([making.python, left]).finally(leave);
  }

  private begin(): NonNullable<Environments['making']> {
    const stop = new AbortController();
    const python = this.make(stop.signal);
    python.catch(() => undefined);
    return { python, stop, waiting: 0 };
  }

  private async make(signal: AbortSignal): Promise<string> {
    const python = await this.findPython();
    if (python === null) throw infrastructure('runner/no-python', NO_PYTHON);
    const { trainersDir, folder, env } = this.settings;
    await fs.mkdir(folder, { recursive: true, mode: 0o755 });
    const last = await this.run(python, ['-B', path.join(trainersDir, 'prepare.py'), folder], environmentOfPreparation(env), signal);
    const [, ready] = /^ready (.+)$/.exec(last) ?? [];
    if (ready !== undefined) return (this.made = ready);
    const [, code, sentence] = /^failed ([a-z-]+\/[a-z-]+): (.+)$/.exec(last) ?? [];
    if (code === undefined || sentence === undefined)
      throw infrastructure('runner/prepare-failed', `The trainers’ environment could not be made: ${last || 'prepare.py said nothing'}`);
    throw infrastructure(code, sentence);
  }

  /** The last line that it printed. It and what it started end with the signal. */
  private async run(python: string, args: string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
    const child = spawn('nice', ['-n', '5', python, ...args], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = (): void => (child.pid === undefined ? undefined : send(-child.pid, 'SIGKILL'));
    const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
    failed.catch(() => undefined);
    signal.addEventListener('abort', end, { once: true });
    let last = '';
    const hear = (line: string): void => this.listeners.forEach((listener) => listener(line.slice(0, MOST_LINE)));
    createInterface({ input: child.stderr }).on('line', hear);
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = line.trim() === '' ? last : line.trim().slice(0, MOST_LINE);
      hear(line);
    });
    await Promise.race([failed, new Promise((resolve) => child.once('close', resolve))]);
    signal.removeEventListener('abort', end);
    signal.throwIfAborted();
    return last;
  }

  private async findPython(): Promise<string | null> {
    if (this.found !== null && existsSync(this.found)) return this.found;
    return (this.found = await findPython(this.settings.env.PATH ?? '', this.settings.python));
  }
}

/** What pip needs to reach its index as the operator set it up. */
const PASSED_ON =
  /^(?:PATH|HOME|LANG|TZ|TMPDIR|(?:https?|no|all)_proxy|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE|PIP_.*|XDG_(?:CACHE|CONFIG)_HOME)$/i;

function environmentOfPreparation(host: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(host).filter(([name]) => PASSED_ON.test(name)));
}
