// For orchestrators and for the start script: alive (the process answers) and ready (its stores answer too).
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database, statement } from '../platform/database';
import { ObjectStore } from '../platform/object-store';

const PING = statement('health_ping', 'select 1 as one');
const READY_KEPT_MS = 1000;

@Controller('health')
export class HealthController {
  private last: { at: number; problems: string[] } | null = null;

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
    reply.code(problems.length === 0 ? 200 : 503).send(problems.length === 0 ? { status: 'ready' } : { status: 'not ready', problems });
  }

  /** Asked at most once a second: a probe must not become a load. */
  private async problems(): Promise<string[]> {
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

async function problemOf(part: string, check: () => Promise<unknown>): Promise<string | null> {
  try {
    await check();
    return null;
  } catch {
    return `the ${part} does not answer`;
  }
}
