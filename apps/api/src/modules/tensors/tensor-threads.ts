// The threads that read tensors. Whoever waits for a page is answered by other threads than those that hash for hours.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ByteSource } from '@modelgrove/model-formats';
import { DomainError } from '../../common/errors';
import { ThreadPool } from '../../platform/threads';
import type { TensorOutcome, TensorQuestion, TensorTask, WeightsFormat } from './tensor.thread';

type Pool = ThreadPool<TensorTask, TensorOutcome, TensorQuestion, Uint8Array>;

const MAX_WAITING = 16;
const busy = (): DomainError => new DomainError('too-many', 'tensors/busy', 'Too many files are being read. Try again in a moment.');

@Injectable()
export class TensorThreads implements OnModuleDestroy {
  private hashing: Pool | null = null;
  private asked: Pool | null = null;

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.hashing?.close(), this.asked?.close()]);
  }

  /** Reads all of it. Throws TaskRefused for what is no file of that format, and what the source rejects with. */
  hash(format: WeightsFormat, source: ByteSource, signal: AbortSignal): Promise<TensorOutcome> {
    this.hashing ??= poolOf(1);
    return this.hashing.run({ format, sizeBytes: source.sizeBytes, isHashed: true, isMetadataKept: false }, answersOf(source), signal);
  }

  /** The same for somebody who waits: only the header, unless the file is small. */
  read(
    format: WeightsFormat,
    source: ByteSource,
    { isHashed = false, isMetadataKept = false }: { isHashed?: boolean; isMetadataKept?: boolean },
    signal: AbortSignal,
  ): Promise<TensorOutcome> {
    this.asked ??= poolOf(2);
    return this.asked.run({ format, sizeBytes: source.sizeBytes, isHashed, isMetadataKept }, answersOf(source), signal);
  }
}

function poolOf(threads: number): Pool {
  return new ThreadPool(__dirname, 'tensor.thread.js', { threads, maxWaiting: MAX_WAITING, maxHeapMb: 512, busy });
}

function answersOf(source: ByteSource): (question: TensorQuestion) => Promise<Uint8Array> {
  return ({ start, length }) => source.read(start, length);
}
