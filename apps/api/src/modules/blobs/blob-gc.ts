// Removes large files that no repository links, rows first, then bytes that no row names. Bytes come before rows when a file is
// taken in, so that young bytes without a row are left alone: their row may be on its way.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { CollectionGuard } from '../../platform/backup';
import { ObjectStore } from '../../platform/object-store';
import { BlobCareStore } from './blob-care.store';
import { sha256OfKey, STORAGE_PREFIX } from './blobs.policy';
import { type RemovedXet, XetGc } from './xet/xet-gc';

const PAGE = 500;
const HOUR_MS = 3_600_000;
/** No upload takes longer from its last byte to its row; less would race with uploads under way. */
export const GRACE_HOURS = 24;

export interface RemovedBlob {
  /** 'row': no repository linked it; its bytes go as 'bytes' once they are old enough. */
  kind: 'row' | 'bytes';
  sha256: string;
  sizeBytes: number;
}

interface StrayKey {
  key: string;
  sha256: string;
  sizeBytes: number;
}

interface Run {
  olderThan: Date;
  /** Only in a dry run: the files whose rows would be gone by the time their bytes are looked at. */
  doomed: Set<string> | null;
}

@Injectable()
export class BlobGc {
  constructor(
    private readonly store: BlobCareStore,
    private readonly objects: ObjectStore,
    private readonly clock: Clock,
    private readonly guard: CollectionGuard,
    private readonly xet: XetGc,
  ) {}

  /**
   * Yields what it removed; a dry run removes nothing and yields what would go. Safe beside running uploads with the default grace.
   * Throws 'backup/holds-objects' while a backup copies what its rows name.
   */
  async *collect(
    options: { graceHours?: number; xorbGraceHours?: number; dryRun?: boolean } = {},
  ): AsyncGenerator<RemovedBlob | RemovedXet> {
    const { graceHours = GRACE_HOURS, xorbGraceHours, dryRun: isDry = false } = options;
    const now = this.clock.now();
    const olderThan = new Date(now.getTime() - graceHours * HOUR_MS);
    const run: Run = { olderThan, doomed: options.dryRun ? new Set() : null };
    const end = options.dryRun ? () => Promise.resolve() : await this.guard.begin();
    try {
      yield* this.unlinkedRows(run);
      yield* this.strayBytes(run);
      yield* this.xet.collect({ now, graceHours, isDry, ...(xorbGraceHours === undefined ? {} : { xorbGraceHours }) });
    } finally {
      await end();
    }
  }

  private async *unlinkedRows({ olderThan, doomed }: Run): AsyncGenerator<RemovedBlob> {
    for (let after = ''; ;) {
      const rows = await this.store.unlinked(olderThan, after, PAGE);
      for (const { sha256, sizeBytes } of rows) {
        if (!doomed && !(await this.store.remove(sha256))) continue;
        doomed?.add(sha256);
        yield { kind: 'row', sha256, sizeBytes };
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.sha256;
    }
  }

  private async *strayBytes(run: Run): AsyncGenerator<RemovedBlob> {
    let page: StrayKey[] = [];
    for await (const { key, sizeBytes, modifiedAt } of this.objects.list(STORAGE_PREFIX)) {
      const sha256 = sha256OfKey(key);
      if (sha256 === null || modifiedAt >= run.olderThan) continue;
      page.push({ key, sha256, sizeBytes });
      if (page.length < PAGE) continue;
      yield* this.removeStrays(page, run);
      page = [];
    }
    yield* this.removeStrays(page, run);
  }

  private async *removeStrays(page: readonly StrayKey[], { olderThan, doomed }: Run): AsyncGenerator<RemovedBlob> {
    const known = await this.known(page);
    for (const stray of page) {
      if (known.has(stray.key) && !doomed?.has(stray.sha256)) continue;
      if (!doomed) {
        if (!(await this.isStillStray(stray, olderThan))) continue;
        await this.objects.delete(stray.key);
      }
      yield { kind: 'bytes', sha256: stray.sha256, sizeBytes: stray.sizeBytes };
    }
  }

  /** An upload of the same file since the listing has renewed the bytes' age, or written the row. Bytes first, as they are written. */
  private async isStillStray(stray: StrayKey, olderThan: Date): Promise<boolean> {
    for await (const { key, modifiedAt } of this.objects.list(stray.key)) {
      if (key !== stray.key || modifiedAt >= olderThan) return false;
      return !(await this.known([stray])).has(stray.key);
    }
    return false;
  }

  private known(strays: readonly StrayKey[]): Promise<Set<string>> {
    if (strays.length === 0) return Promise.resolve(new Set());
    return this.store.knownKeys(
      strays.map((stray) => stray.key),
      strays.map((stray) => stray.sha256),
    );
  }
}
