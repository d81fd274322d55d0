// The viewer of datasets (docs/protocols/dataset-viewer.md): what a client or a page may ask of the rows of a split. Whoever asks brings the proof that they may read the
// contents. What is found is remembered by repository and commit, since nothing of a commit changes.
import { Injectable } from '@nestjs/common';
import type { RowQuery, SplitStatistics } from '@modelgrove/dataset-reader';
import { DomainError } from '../../common/errors';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import type { Granted } from '../access';
import { ViewerLayouts } from './viewer-layouts';
import { ViewerThreads } from './viewer-threads';
import { MOST_ROWS_OF_A_PAGE, type SplitRows, type SplitSize, type ViewedDataset, type ViewedSplit } from './viewer.types';

const MIB = 1024 * 1024;
const REMEMBERED_NUMBERS_BYTES = 64 * MIB;
const REMEMBERED_STATISTICS = 500;
const REMEMBERED_SIZES = 5000;

@Injectable()
export class ViewerService {
  private readonly found = watchCache('viewer-found', new Lru<string, Uint32Array>(REMEMBERED_NUMBERS_BYTES));
  private readonly statisticsOf = new Lru<string, SplitStatistics>(REMEMBERED_STATISTICS);
  private readonly sizes = new Lru<string, Omit<SplitSize, 'split'>>(REMEMBERED_SIZES);

  constructor(
    private readonly layouts: ViewerLayouts,
    private readonly threads: ViewerThreads,
  ) {}

  /** Throws 'viewer/only-datasets', 'viewer/too-many-patterns', 'revision/not-found'. */
  dataset(repo: Granted<'read'>, revision?: string): Promise<ViewedDataset> {
    return this.layouts.of(repo, revision);
  }

  /** Throws 'viewer/off', 'viewer/no-data', 'viewer/config-not-found', 'viewer/split-not-found'. */
  split(dataset: ViewedDataset, config: string, split: string): ViewedSplit {
    return this.layouts.split(dataset, config, split);
  }

  /** Quick, whatever the size: of text files only the beginning is looked at, so how many rows there are is not told. */
  async firstRows(split: ViewedSplit): Promise<Pick<SplitRows, 'features' | 'rows'> & { hasMore: boolean }> {
    const { features, page, rows, isPartial } = await this.threads.ask(
      split,
      { kind: 'page', start: 0, length: MOST_ROWS_OF_A_PAGE },
      { beginning: true },
    );
    return { features, rows: page, hasMore: isPartial || rows > page.length };
  }

  async rows(split: ViewedSplit, start: number, length: number): Promise<SplitRows> {
    const { features, page, rows, isPartial } = await this.threads.ask(split, { kind: 'page', start, length });
    return { features, rows: page, rowsTotal: rows, isPartial };
  }

  /** For who computes with the rows: up to `mostRows` from `start` on with whole cells, as many as fit into one answer, but always one where there is one. */
  async block(split: ViewedSplit, start: number, mostRows: number): Promise<SplitRows> {
    const { features, page, rows, isPartial } = await this.threads.ask(split, { kind: 'block', start, mostRows });
    return { features, rows: page, rowsTotal: rows, isPartial };
  }

  /** A page of the rows that match, with their numbers in the split. Throws 'viewer/where'. */
  async find(split: ViewedSplit, query: RowQuery, start: number, length: number): Promise<SplitRows> {
    const numbers = await this.numbersOf(split, query);
    const wanted = [...numbers.subarray(start, start + length)];
    const { features, page, isPartial } = await this.threads.ask(split, { kind: 'rows', numbers: wanted });
    return { features, rows: page, rowsTotal: numbers.length, isPartial };
  }

  async statistics(split: ViewedSplit): Promise<SplitStatistics> {
    const key = keyOf(split);
    const known = this.statisticsOf.get(key);
    if (known) return known;
    const { statistics } = await this.threads.ask(split, { kind: 'statistics' });
    this.statisticsOf.set(key, statistics!, 1);
    return statistics!;
  }

  async size(split: ViewedSplit): Promise<SplitSize> {
    const key = keyOf(split);
    const known = this.sizes.get(key) ?? (await this.measure(split));
    this.sizes.set(key, known, 1);
    return { ...known, split };
  }

  /** Each split of a dataset, or of one configuration of it; those that cannot be read say why. */
  async sizeOfEach(
    dataset: ViewedDataset,
    config?: string,
  ): Promise<(SplitSize | { config: string; split: string; refusal: DomainError })[]> {
    const wanted = dataset.configs.filter(({ name }) => config === undefined || name === config);
    const found: Awaited<ReturnType<ViewerService['sizeOfEach']>> = [];
    for (const { name, splits } of wanted) for (const { name: split } of splits) found.push(await this.sizeOrRefusal(dataset, name, split));
    return found;
  }

  /** The bytes of a picture or of sound in a cell. Throws 'viewer/no-media'. */
  async media(split: ViewedSplit, row: number, column: string, item: number | null): Promise<{ bytes: Uint8Array; type: string }> {
    const { media } = await this.threads.ask(split, { kind: 'media', row, column, item });
    return media!;
  }

  private async numbersOf(split: ViewedSplit, query: RowQuery): Promise<Uint32Array> {
    const key = `${keyOf(split)}:${JSON.stringify([query.search ?? '', query.where ?? '', query.orderBy ?? ''])}`;
    const known = this.found.get(key);
    if (known) return known;
    const { numbers } = await this.threads.ask(split, { kind: 'find', query });
    this.found.set(key, numbers!, numbers!.byteLength + key.length * 2);
    return numbers!;
  }

  private async sizeOrRefusal(dataset: ViewedDataset, config: string, split: string) {
    try {
      return await this.size(this.split(dataset, config, split));
    } catch (refusal) {
      if (refusal instanceof DomainError && refusal.kind !== 'too-many') return { config, split, refusal };
      throw refusal;
    }
  }

  private async measure(split: ViewedSplit): Promise<Omit<SplitSize, 'split'>> {
    const { features, rows, isPartial } = await this.threads.ask(split, { kind: 'open' });
    return { features, rows, isPartial, fileBytes: split.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
  }
}

function keyOf({ dataset, config, name }: ViewedSplit): string {
  return JSON.stringify([String(dataset.repo.id), dataset.commitOid, config, name]);
}
