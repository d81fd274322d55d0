// Whether the stores that a process of the hub lives on answer. Both kinds of process are asked it: API by its own routes, worker by its door.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../platform/database';
import { ObjectStore } from '../platform/object-store';

const PING = statement('health_ping', 'select 1 as one');
const KEPT_MS = 1000;

interface Problem {
  text: string;
  /** False: the hub can go on with what it has. */
  isFatal: boolean;
}

export interface ReadyAnswer {
  status: 200 | 503;
  body: { status: 'ready'; warnings?: string[] } | { status: 'not ready'; problems: string[] };
}

@Injectable()
export class Readiness {
  private last: { at: number; problems: Problem[] } | null = null;

  constructor(
    private readonly database: Database,
    private readonly objects: ObjectStore,
  ) {}

  async answer(): Promise<ReadyAnswer> {
    const problems = await this.problems();
    const words = problems.map(({ text }) => text);
    if (problems.some(({ isFatal }) => isFatal)) return { status: 503, body: { status: 'not ready', problems: words } };
    return { status: 200, body: { status: 'ready', ...(words.length > 0 ? { warnings: words } : {}) } };
  }

  /** Asked at most once a second: a probe must not become a load. */
  private async problems(): Promise<Problem[]> {
    if (this.last && performance.now() - this.last.at < KEPT_MS) return this.last.problems;
    const checks = await Promise.all([
      problemOf('database', () => this.database.row(PING)),
      problemOf('object store', () => this.objects.check()),
    ]);
    const problems = checks.filter((problem) => problem !== null);
    this.last = { at: performance.now(), problems };
    return problems;
  }
}

async function problemOf(part: string, check: () => Promise<unknown>): Promise<Problem | null> {
  try {
    await check();
    return null;
  } catch (error) {
    // Nothing can be taken in, everything can be read: taking the hub out of service would make it worse.
    if ((error as { code?: unknown }).code === 'object-store/full')
      return { text: 'the disk is nearly full: uploads are refused', isFatal: false };
    return { text: `the ${part} does not answer`, isFatal: true };
  }
}
