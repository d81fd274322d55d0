// What a commit changed in a file of weights. Contents are compared where they were hashed already, or where that is quick: nobody waits for gigabytes.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../access';
import { Allowance, ContentSource } from '../files';
import { ComparisonService, type TreeItem } from '../versions';
import { type ListedTensors, tensorChanges, type TensorChanges } from './tensor-changes';
import { formatOf, refusalOf } from './tensor-refusals';
import { TensorThreads } from './tensor-threads';
import { WeightsStore } from './weights.store';

const MIB = 1024 * 1024;
const QUICK_BYTES = 64 * MIB;
const TIME_MS = 20_000;
const NOTHING: ListedTensors = { tensors: [], hashes: new Uint8Array() };

@Injectable()
export class TensorChangesService {
  constructor(
    private readonly comparison: ComparisonService,
    private readonly sources: ContentSource,
    private readonly threads: TensorThreads,
    private readonly store: WeightsStore,
  ) {}

  /** `base` null: the first parent. Throws 'entry/not-found', 'tensors/no-weights', 'tensors/unreadable', 'tensors/busy'. */
  async of(repo: Granted<'read'>, base: GitOid | null, head: GitOid, path: string): Promise<TensorChanges> {
    const { before, after } = await this.comparison.sides(repo, base, head, path);
    return tensorChanges(await this.listed(repo, before), await this.listed(repo, after));
  }

  private async listed(repo: Granted<'read'>, item: TreeItem | null): Promise<ListedTensors> {
    if (item?.kind !== 'file') return NOTHING;
    const format = formatOf(item.path);
    const contents = item.large?.sha256 ?? item.oid;
    const known = (await this.store.hashes([contents])).get(contents) ?? null;
    const isHashed = known === null && item.sizeBytes <= QUICK_BYTES;
    const allowance = new Allowance({ bytes: 2 * item.sizeBytes + 128 * MIB, timeMs: TIME_MS });
    try {
      const source = await this.sources.of(repo, item, allowance);
      const { tensors, hashed } = await this.threads.read(format, source, { isHashed }, allowance.signal);
      return { tensors, hashes: known ?? hashed?.hashes ?? null };
    } catch (error) {
      throw refusalOf(error, allowance);
    }
  }
}
