// Which ranges of which xorbs make up a file (contracts/xet.md §1.7), with addresses that are good for exactly those ranges.
import { Injectable } from '@nestjs/common';
import { planReconstruction, type ReconstructionPlan, type XetHash } from '@modelgrove/xet-formats';
import type { Granted } from '../../access';
import { rangeNotSatisfiable, xetFileNotFound } from './xet.errors';
import { XetFilesStore } from './xet-files.store';
import { XetRanges } from './xet-ranges';
import type { StoredTerm } from './xet.types';
import { XorbsStore } from './xorbs.store';

const MOST_TERMS = 1_000_000;

export interface Reconstruction {
  plan: ReconstructionPlan;
  /** Of a fetch of the plan. */
  urlOf(xorb: XetHash, fetch: { bodyStart: number; bodyEndInclusive: number }): string;
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
    const sizeBytes = await this.files.shownSize(repo.id, hash);
    if (sizeBytes === null) throw xetFileNotFound(hash);
    return sizeBytes;
  }

  /** `range`: bytes of the file, its end inclusive and cut to the file's. Throws 'xet/file-not-found', 'xet/range'. */
  async of(
    repo: Granted<'read'>,
    hash: XetHash,
    range: { start: number; endInclusive: number } | null,
    baseUrl: string,
  ): Promise<Reconstruction> {
    const sizeBytes = await this.size(repo, hash);
    const start = range?.start ?? 0;
    const end = range ? Math.min(range.endInclusive + 1, sizeBytes) : sizeBytes;
    if (start >= sizeBytes && !(sizeBytes === 0 && start === 0)) throw rangeNotSatisfiable(sizeBytes);
    const terms = sizeBytes === 0 ? [] : await this.files.terms(hash, start, end, MOST_TERMS);
    const tables = await this.tablesOfCut(terms, start, end);
    const plan = planReconstruction(terms, terms[0]?.rawStart ?? 0, { start, end }, (xorb) => tables.get(xorb)!);
    const keys = new Map(terms.map((term) => [term.xorb, term.storageKey]));
    const urls = new Map<string, string>();
    for (const [xorb, fetches] of plan.fetches)
      for (const { bodyStart, bodyEndInclusive } of fetches) {
        const url = await this.ranges.url(baseUrl, keys.get(xorb)!, { start: bodyStart, endInclusive: bodyEndInclusive });
        urls.set(`${xorb}:${bodyStart}`, url);
      }
    return { plan, urlOf: (xorb, fetch) => urls.get(`${xorb}:${fetch.bodyStart}`)! };
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
