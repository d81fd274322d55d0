// Which ranges of which xorbs make up a file (contracts/xet.md §1.7), with addresses that are good for exactly those ranges.
import { Injectable } from '@nestjs/common';
import { type PlannedFetch, planReconstruction, type ReconstructionPlan, type XetHash } from '@modelgrove/xet-formats';
import type { ByteRange } from '../../../platform/object-store';
import type { Granted } from '../../access';
import { rangeNotSatisfiable, xetFileNotFound } from './xet.errors';
import { XetFilesStore } from './xet-files.store';
import { XetRanges } from './xet-ranges';
import type { StoredTerm } from './xet.types';
import { XorbsStore } from './xorbs.store';

const MOST_TERMS = 1_000_000;

export interface Reconstruction {
  plan: ReconstructionPlan;
  /** Of a fetch of the plan: the very object, which is faster to find than what it says. */
  urlOf(xorb: XetHash, fetch: PlannedFetch): string;
}

@Injectable()
export class ReconstructionService {
  constructor(
    private readonly files: XetFilesStore,
    private readonly xorbs: XorbsStore,
    private readonly ranges: XetRanges,
  ) {}

  /** Bytes of the file. Throws 'xet/file-not-found'. */
  async size(repo: Granted<'read'>, hash: XetHash): Promise<number> {
    if (/^0+$/.test(hash)) return 0;
    const sizeBytes = await this.files.shownSize(repo.id, hash, repo.versionsUntil);
    if (sizeBytes === null) throw xetFileNotFound(hash);
    return sizeBytes;
  }

  /** `rangeOf`: which of the file's bytes, all for null; what it throws passes. Throws 'xet/file-not-found', 'xet/range'. */
  async of(
    repo: Granted<'read'>,
    hash: XetHash,
    rangeOf: (sizeBytes: number) => ByteRange | null,
    baseUrl: string,
  ): Promise<Reconstruction> {
    const sizeBytes = await this.size(repo, hash);
    const range = rangeOf(sizeBytes);
    const start = range?.start ?? 0;
    const end = range ? Math.min(range.endInclusive + 1, sizeBytes) : sizeBytes;
    if (start >= sizeBytes && !(sizeBytes === 0 && start === 0)) throw rangeNotSatisfiable(sizeBytes);
    const terms = sizeBytes === 0 ? [] : await this.files.terms(hash, start, end, MOST_TERMS);
    const tables = await this.tablesOfCut(terms, start, end);
    const plan = planReconstruction(terms, terms[0]?.rawStart ?? 0, { start, end }, (xorb) => tables.get(xorb)!);
    const urls = await this.urlsOf(plan, new Map(terms.map((term) => [term.xorb, term.storageKey])), baseUrl);
    return { plan, urlOf: (_xorb, fetch) => urls.get(fetch)! };
  }

  private async urlsOf(plan: ReconstructionPlan, keys: ReadonlyMap<XetHash, string>, baseUrl: string): Promise<Map<PlannedFetch, string>> {
    const urls = new Map<PlannedFetch, string>();
    for (const [xorb, fetches] of plan.fetches) {
      const key = keys.get(xorb)!;
      for (const fetch of fetches)
        urls.set(fetch, await this.ranges.url(baseUrl, key, { start: fetch.bodyStart, endInclusive: fetch.bodyEndInclusive }));
    }
    return urls;
  }

  /** Only the first and the last term can be cut. */
  private async tablesOfCut(
    terms: readonly StoredTerm[],
    start: number,
    end: number,
  ): Promise<Map<XetHash, { rawEnds: Uint32Array; bodyEnds: Uint32Array }>> {
    const cut = new Set(terms.filter((term) => term.rawStart < start || term.rawStart + term.rawBytes > end).map(({ xorb }) => xorb));
    if (cut.size === 0) return new Map();
    return new Map((await this.xorbs.find([...cut])).map(({ hash, table }) => [hash, table]));
  }
}
