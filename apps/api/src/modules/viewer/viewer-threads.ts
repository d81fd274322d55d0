// The threads that read tables: few, and each task within limits of time, memory and bytes. What a file was found to be is kept for the next task.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { cardFeatures, type LineIndex } from '@modelgrove/dataset-reader';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import { TaskRefused, ThreadPool } from '../../platform/threads';
import { Allowance, BytesMissing, ContentSource, LookEnded } from '../files';
import type { TreeItem } from '../versions';
import { bytesMissing, refusalOfReader, tookTooLong, viewerBusy } from './viewer.errors';
import type { ViewerAnswer, ViewerAsk, ViewerOutcome, ViewerQuestion, ViewerTask } from './viewer.thread';
import type { FilesToRead, ViewedSplit } from './viewer.types';

const MIB = 1024 * 1024;
const THREADS = 2;
const MAX_WAITING = 32;
const MAX_HEAP_MB = 768;
const TIME_MS = 25_000;
/** Of one task. */
const MOST_BYTES = 1024 * MIB;
/** Of the files of a split: footers of Parquet are small, of text all is read. */
const [MOST_FILES, MOST_TEXT_BYTES] = [256, 256 * MIB];
/** Numbers that are remembered of text files. */
const REMEMBERED_STARTS = 4_000_000;

@Injectable()
export class ViewerThreads implements OnModuleDestroy {
  private readonly indexes = watchCache('viewer-lines', new Lru<string, LineIndex>(REMEMBERED_STARTS));
  private threads: ThreadPool<ViewerTask, ViewerOutcome, ViewerQuestion, ViewerAnswer> | null = null;

  constructor(private readonly sources: ContentSource) {}

  async onModuleDestroy(): Promise<void> {
    await this.threads?.close();
  }

  /** Throws 'viewer/…'. `beginning`: only the first rows are wanted, so that no more of the files is looked at. */
  ask({ dataset, config, format, files }: ViewedSplit, ask: ViewerAsk, { beginning = false } = {}): Promise<ViewerOutcome> {
    return this.read({ repo: dataset.repo, format, files, told: cardFeatures(dataset.card, config) }, ask, { beginning });
  }

  /** The same for files that are no split of a dataset. `mostTextBytes`: rows behind them are not counted, unless they were before. Throws 'viewer/…'. */
  async read(
    asked: FilesToRead,
    ask: ViewerAsk,
    { beginning = false, mostTextBytes = null }: { beginning?: boolean; mostTextBytes?: number | null } = {},
  ): Promise<ViewerOutcome> {
    this.threads ??= new ThreadPool(__dirname, 'viewer.thread.js', {
      threads: THREADS,
      maxWaiting: MAX_WAITING,
      maxHeapMb: MAX_HEAP_MB,
      busy: viewerBusy,
    });
    const { files, isPartial } = lookedAt(asked);
    const allowance = new Allowance({ bytes: MOST_BYTES, timeMs: TIME_MS });
    const task = this.taskOf(asked, files, { isPartial, beginning, mostTextBytes, ask });
    try {
      const outcome = await this.threads.run(task, this.reader(asked, files, allowance), allowance.signal);
      for (const [path, index] of outcome.learned)
        this.remember(
          asked,
          files.find((item) => item.path === path)!,
          index,
        );
      return outcome;
    } catch (error) {
      throw refusalOf(error, allowance);
    }
  }

  private taskOf(
    asked: FilesToRead,
    files: readonly TreeItem[],
    rest: Pick<ViewerTask, 'isPartial' | 'beginning' | 'mostTextBytes' | 'ask'>,
  ): ViewerTask {
    return {
      ...rest,
      format: asked.format,
      told: asked.told,
      files: files.map((item) => {
        const key = keyOf(asked, item);
        return { key, path: item.path, sizeBytes: item.sizeBytes, known: this.indexes.get(key) ?? null };
      }),
    };
  }

  private reader(
    { repo }: FilesToRead,
    files: readonly TreeItem[],
    allowance: Allowance,
  ): (question: ViewerQuestion) => Promise<ViewerAnswer> {
    const opened = new Map<number, ReturnType<ContentSource['of']>>();
    return async ({ id, file, start, length }) => {
      const source = opened.get(file) ?? this.sources.of(repo, files[file]!, allowance);
      opened.set(file, source);
      return { id, bytes: await (await source).read(start, length) };
    };
  }

  private remember(asked: FilesToRead, item: TreeItem, index: LineIndex): void {
    this.indexes.set(keyOf(asked, item), index, index.starts.length + 100);
  }
}

/** An oid is not a capability. */
function keyOf({ repo, format }: FilesToRead, item: TreeItem): string {
  return `${repo.id}:${item.large?.sha256 ?? item.oid}:${format}`;
}

function lookedAt({ files, format }: FilesToRead): { files: readonly TreeItem[]; isPartial: boolean } {
  if (format === 'image' || format === 'audio') return { files, isPartial: false };
  let bytes = 0;
  const isText = format !== 'parquet';
  const taken = files.slice(0, MOST_FILES).filter((item, at) => {
    bytes += Math.min(item.sizeBytes, MOST_TEXT_BYTES);
    return at === 0 || !isText || bytes <= MOST_TEXT_BYTES;
  });
  return { files: taken, isPartial: taken.length < files.length };
}

function refusalOf(error: unknown, { signal }: Allowance): unknown {
  if (signal.aborted) return tookTooLong();
  if (error instanceof TaskRefused) return refusalOfReader(error.code, error.message) ?? error;
  if (error instanceof LookEnded) return tookTooLong();
  if (error instanceof BytesMissing) return bytesMissing();
  // Out of its memory: the thread is gone, and nothing else.
  if ((error as { code?: string } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return refusalOfReader('viewer/too-large', 'Reading so much of this dataset takes too much memory.');
  return error;
}
