// A program and everything that came of it: its group and session, children of children, and those that left both (daemons), known by the variable
// that every process of an attempt is started with.
import type { ProcessRow, ProcessTable } from './process-table';

const ROUNDS = 200;
const ROUND_MS = 50;

export class ProcessFamily {
  /** Every process that was ever seen, and whether it is one of us. A pid is used again; pid and start time together are not. */
  private known = new Map<string, boolean>();

  constructor(
    private readonly table: ProcessTable,
    /** Null: only by the variable, for what a runner that is gone has left. */
    private readonly leader: number | null,
    private readonly mark: { name: string; value: string },
  ) {}

  /** Those that are alive. */
  members(): ProcessRow[] {
    const rows = this.table.rows();
    const seen = new Map<string, boolean>();
    for (const row of rows) seen.set(keyOf(row), this.known.get(keyOf(row)) ?? this.isMarked(row));
    this.adopt(rows, seen);
    this.known = seen;
    return rows.filter((row) => seen.get(keyOf(row)) && !row.isDead);
  }

  consumption(mostBytes: number): { memoryBytes: number; processes: number } {
    const pids = this.members().map(({ pid }) => pid);
    const quick = sum(pids.map((pid) => this.table.memoryBytes(pid)));
    // pages that a fork shares count twice in the quick sum: look closely before anybody is blamed
    const memoryBytes = quick > mostBytes ? sum(pids.map((pid) => this.table.fairMemoryBytes(pid))) : quick;
    return { memoryBytes, processes: pids.length };
  }

  /** SIGKILL until none is left; those that fork meanwhile are found in the next round. */
  async end(): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      if (this.leader !== null && round === 0) send(-this.leader, 'SIGKILL');
      const members = this.members();
      if (members.length === 0) return;
      // stopped first: a parent that dies before its child was seen would take the trace along
      for (const { pid } of members) send(pid, 'SIGSTOP');
      for (const { pid } of this.members()) send(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    }
  }

  private isMarked(row: ProcessRow): boolean {
    if (row.pid === process.pid) return false;
    if (this.leader !== null && (row.group === this.leader || row.session === this.leader)) return true;
    return this.table.variable(row.pid, this.mark.name) === this.mark.value;
  }

  /** Children of members are members, also when they have left the group and changed their environment. */
  private adopt(rows: ProcessRow[], seen: Map<string, boolean>): void {
    const keys = new Map(rows.map((row) => [row.pid, keyOf(row)]));
    for (let changed = true; changed;) {
      changed = false;
      for (const row of rows) {
        if (seen.get(keyOf(row)) || !seen.get(keys.get(row.parent) ?? '')) continue;
        seen.set(keyOf(row), true);
        changed = true;
      }
    }
  }
}

function keyOf({ pid, startedAt }: ProcessRow): string {
  return `${pid}:${startedAt}`;
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Nothing when it is gone, or somebody else's. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
