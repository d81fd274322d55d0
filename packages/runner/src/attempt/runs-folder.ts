// Where the folders of attempts are: one folder a runner that runs, below a data folder that several may share. What a runner that is gone left behind,
// processes included, is removed by the next that starts.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Backend } from '../backend/backend';
import { every } from '../limits/every';
import { AttemptFolder, removeTree } from './attempt-folder';

interface Owner {
  host: string;
  pid: number;
  /** Unlike that of any other process that ever had this pid; null where the system does not tell. */
  identity: string | null;
}

const OWNER_FILE = 'owner.json';
const SIGN_OF_LIFE_MS = 60_000;
/** On another machine, which we cannot ask: no sign of life for so long. */
const GONE_MS = 15 * 60_000;

export class RunsFolder {
  private readonly closing = new AbortController();

  private constructor(private readonly folder: string) {}

  static async open(dataDir: string, backend: Pick<Backend, 'endLeftover'>): Promise<RunsFolder> {
    const all = path.join(dataDir, 'runs');
    await fs.mkdir(all, { recursive: true, mode: 0o700 });
    await sweep(all, backend);
    const folder = path.join(all, randomBytes(8).toString('hex'));
    await fs.mkdir(folder, { mode: 0o700 });
    const owner: Owner = { host: os.hostname(), pid: process.pid, identity: await identityOf(process.pid) };
    await fs.writeFile(path.join(folder, OWNER_FILE), JSON.stringify(owner));
    const runs = new RunsFolder(await fs.realpath(folder));
    void every(SIGN_OF_LIFE_MS, runs.closing.signal, () => runs.giveSignOfLife());
    return runs;
  }

  make(name: string): Promise<AttemptFolder> {
    return AttemptFolder.make(path.join(this.folder, name));
  }

  async close(): Promise<void> {
    this.closing.abort();
    await removeTree(this.folder);
  }

  private async giveSignOfLife(): Promise<void> {
    const now = new Date();
    await fs.utimes(path.join(this.folder, OWNER_FILE), now, now).catch(() => undefined);
  }
}

async function sweep(all: string, backend: Pick<Backend, 'endLeftover'>): Promise<void> {
  for (const name of await fs.readdir(all)) {
    const folder = path.join(all, name);
    if (await isAlive(folder)) continue;
    const real = await fs.realpath(folder);
    for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) await backend.endLeftover(path.join(real, entry.name));
    }
    await removeTree(folder);
  }
}

async function isAlive(folder: string): Promise<boolean> {
  const file = path.join(folder, OWNER_FILE);
  const [stat, text] = [await fs.stat(file).catch(() => null), await fs.readFile(file, 'utf8').catch(() => '')];
  // being made at this moment, perhaps
  if (!stat) return Date.now() - (await fs.stat(folder)).mtimeMs < SIGN_OF_LIFE_MS;
  const owner = ownerIn(text);
  if (owner?.host === os.hostname()) return owner.identity !== null && (await identityOf(owner.pid)) === owner.identity;
  return Date.now() - stat.mtimeMs < GONE_MS;
}

function ownerIn(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

/** On Linux the machine's start and the process's; elsewhere that it runs has to do. */
async function identityOf(pid: number): Promise<string | null> {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0) ? 'runs' : null;
    const stat = await fs.readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await fs.readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}
