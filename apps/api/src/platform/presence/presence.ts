// Which processes of the hub run: each writes its row at the start and every half minute, and takes it away when it stops. A process
// that was killed leaves its row; the next ones remove it after a day. Nothing depends on these rows but the eye of the operator.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { productVersion } from '../config';
import { Logger } from '../logging';
import { PresenceStore } from './presence.store';

const EVERY_MS = 30_000;
/** A process that missed three of its turns does not run, or cannot reach the database. */
const SILENT_MS = 3 * EVERY_MS;
const FORGOTTEN_MS = 24 * 3_600_000;

export type ProcessKind = 'api' | 'worker';
export const PROCESS_KIND = 'presence:kind';

export interface KnownProcess {
  kind: string;
  version: string;
  host: string;
  pid: number;
  startedAt: Date;
  seenAt: Date;
  /** Not heard of for a while. */
  isSilent: boolean;
}

@Injectable()
export class Presence implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly id = randomUUID();
  private readonly startedAt: Date;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: PresenceStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(PROCESS_KIND) private readonly kind: ProcessKind,
  ) {
    this.startedAt = clock.now();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => (this.writing = this.beat()), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    await this.writing;
    await this.store.remove(this.id).catch((error: unknown) => this.logger.debug({ err: error }, 'the row of this process stays'));
  }

  /** Youngest first. */
  async processes(): Promise<KnownProcess[]> {
    const silentBefore = this.clock.now().getTime() - SILENT_MS;
    return (await this.store.list()).map((row) => ({ ...row, isSilent: row.seenAt.getTime() < silentBefore }));
  }

  private async beat(): Promise<void> {
    const seenAt = this.clock.now();
    const row = {
      id: this.id,
      kind: this.kind,
      version: productVersion(),
      host: hostname(),
      pid: process.pid,
      startedAt: this.startedAt,
      seenAt,
    };
    try {
      await this.store.write(row);
      await this.store.removeOlderThan(new Date(seenAt.getTime() - FORGOTTEN_MS));
    } catch (error) {
      this.logger.debug({ err: error }, 'the row of this process was not written');
    }
  }
}
