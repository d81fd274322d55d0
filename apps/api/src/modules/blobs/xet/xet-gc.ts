// Mark and sweep of the Xet store: files that no repository shows, then xorbs that no file has used for so long that no client remembers them,
// then bytes that no row names. Clients build on xorbs of their own uploads for 21 days without asking (contracts/xet.md trap T11). Each step
// is done for itself: a collection that was killed goes on when it is run again.
import { Injectable } from '@nestjs/common';
import type { XetHash } from '@modelgrove/xet-formats';
import { failpoint } from '../../../platform/failpoints';
import { ObjectStore } from '../../../platform/object-store';
import { XetCareStore } from './xet-care.store';
import { XORB_PREFIX } from './xorb-upload.service';

const PAGE = 500;
const HOUR_MS = 3_600_000;
/** A day more than clients remember. */
const XORB_GRACE_HOURS = 22 * 24;
/** Longer than a client remembers the xorb that it stands for. */
const HOLDING_HOURS = 30 * 24;

export interface RemovedXet {
  kind: 'xet-file' | 'xorb';
  hash: string;
  sizeBytes: number;
}

export interface XetRun {
  now: Date;
  /** For files and bytes; xorbs have a grace of their own unless it is given. */
  graceHours: number;
  xorbGraceHours?: number;
  isDry: boolean;
}

@Injectable()
export class XetGc {
  constructor(
    private readonly store: XetCareStore,
    private readonly objects: ObjectStore,
  ) {}

  async *collect(run: XetRun): AsyncGenerator<RemovedXet> {
    // Before files go too: what one of them used until now has its whole grace before it.
    if (!run.isDry) await this.store.mark();
    yield* this.files(run);
    if (!run.isDry) await this.store.mark();
    yield* this.xorbs(run);
    yield* this.strayBytes(run);
    if (!run.isDry) await this.store.forgetHoldings(before(run.now, HOLDING_HOURS));
  }

  private async *files({ now, graceHours, isDry }: XetRun): AsyncGenerator<RemovedXet> {
    for (let after: XetHash | null = null; ;) {
      const files: { hash: XetHash; sizeBytes: number }[] = await this.store.unlinkedFiles(before(now, graceHours), after, PAGE);
      for (const { hash, sizeBytes } of files)
        if (isDry || (await this.store.removeFile(hash))) yield { kind: 'xet-file', hash, sizeBytes };
      if (files.length < PAGE) return;
      after = files.at(-1)!.hash;
    }
  }

  /** Rows first: keys are never used again, so that bytes whose row is gone are nobody's. */
  private async *xorbs({ now, xorbGraceHours = XORB_GRACE_HOURS, isDry }: XetRun): AsyncGenerator<RemovedXet> {
    const since = before(now, xorbGraceHours);
    for (let after: XetHash | null = null; ;) {
      const xorbs: Awaited<ReturnType<XetCareStore['unusedXorbs']>> = await this.store.unusedXorbs(since, after, PAGE);
      for (const { hash, key, sizeBytes } of xorbs) {
        if (!isDry) {
          if (!(await this.store.removeXorb(hash, since))) continue;
          failpoint('xet.gc-row-removed');
          await this.objects.delete(key);
        }
        yield { kind: 'xorb', hash, sizeBytes };
      }
      if (xorbs.length < PAGE) return;
      after = xorbs.at(-1)!.hash;
    }
  }

  /** Of uploads that ended between the object and its row. */
  private async *strayBytes({ now, graceHours, isDry }: XetRun): AsyncGenerator<RemovedXet> {
    let page: { key: string; sizeBytes: number }[] = [];
    for await (const { key, sizeBytes, modifiedAt } of this.objects.list(XORB_PREFIX)) {
      if (modifiedAt >= before(now, graceHours)) continue;
      page.push({ key, sizeBytes });
      if (page.length < PAGE) continue;
      yield* this.removeStrays(page, isDry);
      page = [];
    }
    yield* this.removeStrays(page, isDry);
  }

  private async *removeStrays(page: readonly { key: string; sizeBytes: number }[], isDry: boolean): AsyncGenerator<RemovedXet> {
    if (page.length === 0) return;
    const known = await this.store.knownKeys(page.map(({ key }) => key));
    for (const { key, sizeBytes } of page) {
      if (known.has(key)) continue;
      if (!isDry) await this.objects.delete(key);
      yield { kind: 'xorb', hash: key.slice(key.lastIndexOf('/') + 1).split('.', 1)[0]!, sizeBytes };
    }
  }
}

function before(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR_MS);
}
