// Whether the hub is well, in one look: its stores, its disk, its jobs, its processes, and what is odd about its configuration.
// A part that does not answer is a finding, never the end of the page.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AuditLog } from '../../platform/audit';
import { AppConfig, type ConfigHint, configHints, productVersion } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { ObjectStore } from '../../platform/object-store';
import { type Backlog, type FailingJob, OutboxBacklog } from '../../platform/outbox';
import { type KnownProcess, Presence } from '../../platform/presence';
import { freeBytes } from '../../platform/spool';
import { HealthStore } from './health.store';

const STUCK_SECONDS = 15 * 60;
const FAILURES_SHOWN = 50;

export interface HealthCheck {
  name: 'database' | 'migrations' | 'objectStore' | 'disk' | 'jobs' | 'processes';
  level: 'ok' | 'warning' | 'problem';
  /** Facts of the check, for people and programs: numbers, names, a sentence of the part itself. */
  facts: Record<string, string | number | boolean | null>;
}

export interface HubHealth {
  version: string;
  node: string;
  checks: HealthCheck[];
  backlog: Backlog | null;
  failures: FailingJob[];
  processes: KnownProcess[];
  hints: ConfigHint[];
}

@Injectable()
export class HealthService {
  constructor(
    private readonly store: HealthStore,
    private readonly objects: ObjectStore,
    private readonly backlog: OutboxBacklog,
    private readonly presence: Presence,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly config: AppConfig,
  ) {}

  async look(): Promise<HubHealth> {
    const backlog = await this.backlog.depth().catch(() => null);
    const processes = await this.presence.processes().catch(() => []);
    return {
      version: productVersion(),
      node: process.version,
      checks: [
        await attempt('database', () => this.database()),
        await attempt('migrations', () => this.migrations()),
        await attempt('objectStore', () => this.objectStore()),
        await attempt('disk', () => this.disk()),
        jobsCheck(backlog),
        processesCheck(processes),
      ],
      backlog,
      failures: await this.backlog.failing(FAILURES_SHOWN).catch(() => []),
      processes,
      hints: configHints(this.config, process.env),
    };
  }

  /** 'job/not-found' when there is no such failed job (any more). */
  async retry(actor: Actor, id: bigint, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (!(await this.backlog.retry(id))) throw new DomainError('not-found', 'job/not-found', 'There is no such job that failed.');
      await this.audit.record(actor, 'job.retried', `job:${id}`, {}, facts);
    });
  }

  private async database(): Promise<HealthCheck> {
    const facts = await this.store.facts();
    const isTight = facts.connections > 0.9 * facts.maxConnections;
    return { name: 'database', level: isTight ? 'warning' : 'ok', facts: { ...facts, embedded: this.config.usesEmbeddedPostgres } };
  }

  private async migrations(): Promise<HealthCheck> {
    const found = await this.store.migrations();
    if (!found) return { name: 'migrations', level: 'warning', facts: { newest: null } };
    const level = found.pending.length + found.unknown.length === 0 ? 'ok' : 'problem';
    return { name: 'migrations', level, facts: { newest: found.newest, pending: found.pending.length, unknown: found.unknown.length } };
  }

  private async objectStore(): Promise<HealthCheck> {
    await this.objects.check();
    return { name: 'objectStore', level: 'ok', facts: { kind: this.objects.kind } };
  }

  private async disk(): Promise<HealthCheck> {
    const { minFreeBytes } = this.config;
    const free = await freeBytes(this.config.dataDir);
    const level = free < minFreeBytes ? 'problem' : free < 3 * minFreeBytes ? 'warning' : 'ok';
    return { name: 'disk', level, facts: { freeBytes: free, minFreeBytes } };
  }
}

async function attempt(name: HealthCheck['name'], look: () => Promise<HealthCheck>): Promise<HealthCheck> {
  try {
    return await look();
  } catch (error) {
    return { name, level: 'problem', facts: { problem: error instanceof Error ? error.message : String(error) } };
  }
}

function jobsCheck(backlog: Backlog | null): HealthCheck {
  if (!backlog) return { name: 'jobs', level: 'problem', facts: { problem: 'the list of jobs cannot be read' } };
  const { waiting, failing, oldestSeconds } = backlog;
  const level = failing > 0 ? 'warning' : waiting > 0 && oldestSeconds > STUCK_SECONDS ? 'problem' : 'ok';
  return { name: 'jobs', level, facts: { waiting, failing, oldestSeconds: Math.round(oldestSeconds) } };
}

function processesCheck(processes: KnownProcess[]): HealthCheck {
  const awake = processes.filter((one) => !one.isSilent);
  const workers = awake.filter((one) => one.kind === 'worker').length;
  const versions = new Set(awake.map((one) => one.version)).size;
  const level = workers === 0 ? 'problem' : versions > 1 ? 'warning' : 'ok';
  return { name: 'processes', level, facts: { running: awake.length, workers, versions, silent: processes.length - awake.length } };
}
