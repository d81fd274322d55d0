// The processes of this machine and what they take. Linux tells by /proc, others by ps.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

export interface ProcessRow {
  pid: number;
  parent: number;
  group: number;
  session: number;
  /** With the pid unlike any other process since the machine started. */
  startedAt: string;
  isDead: boolean;
}

export interface ProcessTable {
  rows(): ProcessRow[];
  /** The variable in the environment it was started with; null where that cannot be seen. */
  variable(pid: number, name: string): string | null;
  /** Memory that cannot be dropped: what is mapped from files comes back from there. */
  memoryBytes(pid: number): number;
  /** The same, with what several processes share counted once among them; slower. */
  fairMemoryBytes(pid: number): number;
}

const KIB = 1024;

export class LinuxProcesses implements ProcessTable {
  rows(): ProcessRow[] {
    const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.flatMap((pid) => parseStat(read(`/proc/${pid}/stat`)) ?? []);
  }

  variable(pid: number, name: string): string | null {
    const found = read(`/proc/${pid}/environ`)
      .split('\0')
      .find((entry) => entry.startsWith(`${name}=`));
    return found?.slice(name.length + 1) ?? null;
  }

  memoryBytes(pid: number): number {
    const status = read(`/proc/${pid}/status`);
    return sumOfKilobytes(status, /^(?:RssAnon|RssShmem):\s+(\d+) kB$/gm);
  }

  fairMemoryBytes(pid: number): number {
    const rollup = read(`/proc/${pid}/smaps_rollup`);
    return rollup === '' ? this.memoryBytes(pid) : sumOfKilobytes(rollup, /^(?:Pss_Anon|Pss_Shmem):\s+(\d+) kB$/gm);
  }
}

/** macOS and others: no environment of others, memory as ps tells it. */
export class PsProcesses implements ProcessTable {
  private readonly residentBytes = new Map<number, number>();

  rows(): ProcessRow[] {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,rss=,stat=,lstart='], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    });
    this.residentBytes.clear();
    return (stdout ?? '').split('\n').flatMap((line) => this.parse(line.trim().split(/\s+/)));
  }

  variable(): null {
    return null;
  }

  memoryBytes(pid: number): number {
    return this.residentBytes.get(pid) ?? 0;
  }

  fairMemoryBytes(pid: number): number {
    return this.memoryBytes(pid);
  }

  private parse([pid, parent, group, kilobytes, state, ...startedAt]: string[]): ProcessRow[] {
    if (!state) return [];
    this.residentBytes.set(Number(pid), Number(kilobytes) * KIB);
    // ps has no session that is the same everywhere: the group has to do
    const numbers = { pid: Number(pid), parent: Number(parent), group: Number(group), session: Number(group) };
    return [{ ...numbers, startedAt: startedAt.join(' '), isDead: state.startsWith('Z') }];
  }
}

export function processTable(): ProcessTable {
  return process.platform === 'linux' ? new LinuxProcesses() : new PsProcesses();
}

/** proc(5): the name in parentheses may hold anything, so that fields count from its end. */
export function parseStat(stat: string): ProcessRow | null {
  const [state, parent, group, session, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startedAt = rest[15];
  if (state === undefined || startedAt === undefined) return null;
  const isDead = state === 'Z' || state === 'X';
  return { pid: Number.parseInt(stat, 10), parent: Number(parent), group: Number(group), session: Number(session), startedAt, isDead };
}

function sumOfKilobytes(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) * KIB;
}

/** '' when the process is gone, or is somebody else's. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
