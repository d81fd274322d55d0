// The worker's share: hashes one file after the other, each once for all models that have it. A file is held by a lease that reading it renews; what a process that died was at
// is taken up again when the lease has run out, from the beginning of that one file.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SYSTEM } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { Logger } from '../../platform/logging';
import { series } from '../../platform/metrics';
import { TaskRefused } from '../../platform/threads';
import { AccessService } from '../access';
import { BytesMissing } from '../files';
import { tellingTensors } from './telling';
import { TensorKeeper } from './tensor-keeper';
import { TensorThreads } from './tensor-threads';
import type { ClaimedWeights } from './tensors.types';
import { WeightsSource } from './weights-source';
import { WeightsStore } from './weights.store';

const LEASE_MS = 60_000;
const POLL_MS = 30_000;
const [FIRST_PAUSE_MS, MOST_PAUSE_MS, MOST_ATTEMPTS] = [30_000, 6 * 3_600_000, 20];
/** Models whose kin are looked for when a file is there that they have in common. */
const MOST_HOLDERS = 200;

/** What the file's name says of its contents is not so: its bytes have not arrived, or somebody lied. */
class OtherContents extends Error {}

@Injectable()
export class TensorHasher implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private readonly stop = new AbortController();

  constructor(
    private readonly store: WeightsStore,
    private readonly keeper: TensorKeeper,
    private readonly sources: WeightsSource,
    private readonly threads: TensorThreads,
    private readonly access: AccessService,
    private readonly transaction: Transaction,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort(new Error('the worker stops'));
    await this.running;
  }

  /** A wake meanwhile leads to one more look. */
  wake(): void {
    if (this.stop.signal.aborted) return;
    this.again = true;
    this.running ??= this.work()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'weights that are to be hashed could not be looked for'))
      .finally(() => {
        this.running = undefined;
        if (this.again) this.wake();
      });
  }

  private async work(): Promise<void> {
    this.again = false;
    while (!this.stop.signal.aborted) {
      const file = await this.store.claim(LEASE_MS);
      if (!file) return;
      await this.attempt(file);
    }
  }

  private async attempt(file: ClaimedWeights): Promise<void> {
    try {
      await this.hash(file);
      series.tensorFiles.inc({ outcome: 'hashed' });
    } catch (error) {
      // The lease of who stops is given back at once.
      if (this.stop.signal.aborted) return this.store.later(file.id, 'stopped', 0);
      if (error instanceof TaskRefused) await this.refuse(file, error.code);
      else await this.delay(file, error);
    }
    for (const id of await this.store.holders(file.id, MOST_HOLDERS)) await this.keeper.relate(id);
  }

  private async hash(file: ClaimedWeights): Promise<void> {
    const repo = await this.access.repositoryById(SYSTEM, file.repositoryId, 'read');
    const { source, signal } = await this.sources.of(repo, file.contents, file.sizeBytes);
    const ends = AbortSignal.any([signal, this.stop.signal]);
    const outcome = await this.threads.hash(file.format, this.renewing(file.id, source), ends);
    const { hashes, isPlain, sha256 } = outcome.hashed!;
    const isLarge = file.contents.length === 32;
    if (isLarge && sha256 !== file.contents.toString('hex')) throw new OtherContents('the bytes of this file are not what its name says');
    series.tensorBytes.inc(file.sizeBytes);
    failpoint('tensors.hashed');
    await this.transaction.inTransaction(() => this.store.hashed(file.id, { hashes, telling: tellingTensors(outcome, hashes, isPlain) }));
  }

  private renewing(id: bigint, source: { sizeBytes: number; read(start: number, length: number): Promise<Uint8Array> }): typeof source {
    let renewedAt = performance.now();
    return {
      sizeBytes: source.sizeBytes,
      read: async (start, length) => {
        if (performance.now() - renewedAt > LEASE_MS / 4) {
          renewedAt = performance.now();
          await this.store.renew(id, LEASE_MS);
        }
        return source.read(start, length);
      },
    };
  }

  private async refuse(file: ClaimedWeights, problem: string): Promise<void> {
    series.tensorFiles.inc({ outcome: 'refused' });
    await this.store.refused(file.id, problem);
  }

  private async delay(file: ClaimedWeights, error: unknown): Promise<void> {
    const isItsOwn = error instanceof BytesMissing || error instanceof OtherContents || error instanceof DomainError;
    if (!isItsOwn) this.logger.warn({ err: error, file: String(file.id) }, 'weights could not be hashed; it will be tried again');
    const problem = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    if (file.attempts >= MOST_ATTEMPTS) return this.refuse(file, problem);
    series.tensorFiles.inc({ outcome: 'failed' });
    await this.store.later(file.id, problem, Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (file.attempts - 1)));
  }
}
