// For orchestrators and for the start script: alive (the process answers) and ready (its stores answer too).
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database, statement } from '../platform/database';
import { ObjectStore } from '../platform/object-store';

const PING = statement('health_ping', 'select 1 as one');
const READY_KEPT_MS = 1000;

interface Problem {
  text: string;
  /** False: the hub can go on with what it has. */
  isFatal: boolean;
}

@Controller('health')
export class HealthController {
  private last: { at: number; problems: Problem[] } | null = null;

  constructor(
    private readonly database: Database,
    private readonly objects: ObjectStore,
  ) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const problems = await this.problems();
    const isReady = problems.every(({ isFatal }) => !isFatal);
    const words = problems.map(({ text }) => text);
    if (isReady) reply.code(200).send({ status: 'ready', ...(words.length > 0 ? { warnings: words } : {}) });
    else reply.code(503).send({ status: 'not ready', problems: words });
  }

  /** Asked at most once a second: a probe must not become a load. */
  private async problems(): Promise<Problem[]> {
    if (this.last && performance.now() - this.last.at < READY_KEPT_MS) return this.last.problems;
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
