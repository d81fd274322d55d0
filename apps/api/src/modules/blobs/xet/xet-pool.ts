// The threads that verify xorbs and shards.
import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { XetHash, XorbSummary } from '@modelgrove/xet-formats';
import { DomainError } from '../../../common/errors';
import { TaskRefused, ThreadPool } from '../../../platform/threads';
import { xetBusy, xorbMissing } from './xet.errors';
import type { ShardFileChecked, TablesAnswer, XetResult, XetTask } from './xet.thread';

const THREADS = Math.max(1, Math.min(8, availableParallelism()));
const MAX_WAITING = 128;

@Injectable()
export class XetPool implements OnModuleDestroy {
  private threads: ThreadPool<XetTask, XetResult, XetHash[], TablesAnswer> | null = null;

  /** Reads a xorb from a file and checks every chunk. Throws DomainError 'xet/…' for what is not one. */
  async readXorb(path: string, sizeBytes: number): Promise<XorbSummary> {
    const result = await this.run({ kind: 'xorb', path, sizeBytes });
    if (result.kind !== 'xorb') throw new Error('a thread answered another question');
    return result.summary;
  }

  /** Checks every claim of a shard. `tables` answers with those of the xorbs that the uploader may build on. */
  async checkShard(path: string, tables: (hashes: XetHash[]) => Promise<TablesAnswer>): Promise<ShardFileChecked[]> {
    const result = await this.run({ kind: 'shard', path }, tables);
    if (result.kind !== 'shard') throw new Error('a thread answered another question');
    return result.files;
  }

  async onModuleDestroy(): Promise<void> {
    await this.threads?.close();
  }

  private async run(task: XetTask, answer?: (hashes: XetHash[]) => Promise<TablesAnswer>): Promise<XetResult> {
    this.threads ??= new ThreadPool(__dirname, 'xet.thread.js', { threads: THREADS, maxWaiting: MAX_WAITING, busy: xetBusy });
    try {
      return await this.threads.run(task, answer);
    } catch (error) {
      if (!(error instanceof TaskRefused)) throw error;
      if (error.code === 'xet/xorb-missing' && error.detail) throw xorbMissing(error.detail as XetHash);
      throw new DomainError('invalid', error.code, error.message);
    }
  }
}
