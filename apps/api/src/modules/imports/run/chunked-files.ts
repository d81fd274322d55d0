// Large files by chunks, where the other hub keeps them so: xorbs that the importing person could use here already are not fetched at all, and what
// arrived before a process died is not fetched again. A file that does not come together this way comes plainly.
import { Injectable } from '@nestjs/common';
import { type LocatedFetch, type Reconstruction, type XetHash, type XorbTable } from '@modelgrove/xet-formats';
import { DomainError } from '../../../common/errors';
import { inParallel } from '../../../common/in-parallel';
import { failpoint } from '../../../platform/failpoints';
import { ChunkIntake, type KeptChunks } from '../../blobs';
import { ofEgress } from '../upstream/upstream-http';
import { type UpstreamStore, UpstreamXet } from '../upstream/upstream-xet';
import type { RunContext } from './run-context';
import type { WantedObject } from './wanted-object';

const LANES = 4;
/** An address of a range may run out while others are fetched. */
const TRIES = 3;
const FINAL = new Set(['quota/exceeded', 'lfs/too-large']);

type ChunkedObject = WantedObject & { xetHash: XetHash };

/** Where the chunks of one fetched range are here. */
interface LocalRange {
  chunkStart: number;
  chunkEnd: number;
  xorb: XetHash;
  table: XorbTable;
  /** Chunk 0 here is chunk `offset` of the xorb there. */
  offset: number;
}

@Injectable()
export class ChunkedFiles {
  constructor(
    private readonly xet: UpstreamXet,
    private readonly intake: ChunkIntake,
  ) {}

  /** Answers those that have to come plainly. Throws what ends an import: 'quota/exceeded', 'lfs/too-large', a stop. */
  async bring(context: RunContext, objects: readonly WantedObject[], done: (object: WantedObject) => void): Promise<WantedObject[]> {
    const { actor, access, source, watch } = context;
    const chunked = objects.filter((object): object is ChunkedObject => Boolean(object.xetHash));
    if (actor.kind !== 'user' || chunked.length === 0) return [...objects];
    const store = await this.xet.open(access, source, watch.signal).catch(() => null);
    watch.signal.throwIfAborted();
    if (!store) return [...objects];
    const here = new Set<WantedObject>();
    for (const object of chunked) {
      if (!(await this.attempt(context, actor.userId, store, object))) continue;
      here.add(object);
      done(object);
    }
    return objects.filter((object) => !here.has(object));
  }

  /** False: this file has to come plainly. */
  private async attempt(context: RunContext, userId: bigint, store: UpstreamStore, object: ChunkedObject): Promise<boolean> {
    const { watch } = context;
    watch.begin(object.path, object.sizeBytes);
    try {
      if (await this.bringOne(context, userId, store, object)) return true;
    } catch (error) {
      watch.signal.throwIfAborted();
      if (error instanceof DomainError && FINAL.has(error.code)) throw error;
    }
    watch.again(object.path);
    return false;
  }

  private async bringOne(context: RunContext, userId: bigint, store: UpstreamStore, object: ChunkedObject): Promise<boolean> {
    const plan = await store.reconstruction(object.xetHash);
    if (!plan || plan.offsetIntoFirstRange !== 0) return false;
    const ranges = await this.fetchAll(context, userId, store, object, plan);
    const runs: KeptChunks[] = [];
    for (const { xorb, chunkStart, chunkEnd } of plan.terms) {
      const range = ranges.get(xorb)?.find((kept) => kept.chunkStart <= chunkStart && chunkEnd <= kept.chunkEnd);
      if (!range || chunkEnd - range.offset > range.table.rawEnds.length) return false;
      runs.push({ xorb: range.xorb, table: range.table, chunkStart: chunkStart - range.offset, chunkEnd: chunkEnd - range.offset });
    }
    return this.intake.file(context.repo, { hash: object.xetHash, sha256: object.sha256, sizeBytes: object.sizeBytes }, runs);
  }

  private async fetchAll(
    context: RunContext,
    userId: bigint,
    store: UpstreamStore,
    object: ChunkedObject,
    plan: Reconstruction,
  ): Promise<Map<XetHash, LocalRange[]>> {
    const { repo, watch } = context;
    const ranges = new Map<XetHash, LocalRange[]>();
    const known = await this.intake.known(repo, userId, [...plan.fetches.keys()]);
    for (const [xorb, table] of known) {
      ranges.set(xorb, [{ chunkStart: 0, chunkEnd: table.rawEnds.length, xorb, table, offset: 0 }]);
      const bytes = plan.terms.filter((term) => term.xorb === xorb).reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
      watch.received(object.path, bytes);
    }
    const missing = [...plan.fetches]
      .filter(([xorb]) => !known.has(xorb))
      .flatMap(([xorb, list]) => list.map((fetch) => ({ xorb, fetch })));
    await inParallel(missing, LANES, async ({ xorb, fetch }) => {
      const kept = await this.fetch(context, userId, store, object, xorb, fetch);
      const rawBytes = kept.table.rawEnds.at(-1) ?? 0;
      watch.received(object.path, Math.min(rawBytes, object.sizeBytes));
      const local: LocalRange = { chunkStart: fetch.chunkStart, chunkEnd: fetch.chunkEnd, ...kept, offset: fetch.chunkStart };
      ranges.set(xorb, [...(ranges.get(xorb) ?? []), local]);
      failpoint('import.xorb-stored');
    });
    return ranges;
  }

  private async fetch(
    { repo, watch }: RunContext,
    userId: bigint,
    store: UpstreamStore,
    object: ChunkedObject,
    xorb: XetHash,
    first: LocatedFetch,
  ): Promise<{ xorb: XetHash; table: XorbTable }> {
    let fetch: LocatedFetch | undefined = first;
    for (let tries = 1; fetch && tries <= TRIES; tries++) {
      const { bodyStart, bodyEndInclusive } = fetch;
      const answer = await store.range(fetch.url, bodyStart, bodyEndInclusive);
      if (answer) {
        try {
          const body = { source: translated(answer.body), expectedBytes: bodyEndInclusive + 1 - bodyStart, signal: watch.signal };
          return await this.intake.keep(repo, userId, body);
        } finally {
          answer.giveUp();
        }
      }
      const again = await store.reconstruction(object.xetHash);
      fetch = again?.fetches.get(xorb)?.find((other) => other.bodyStart === first.bodyStart);
    }
    throw new DomainError('unavailable', 'import/upstream-away', 'The addresses of its Xet store are not good.');
  }
}

async function* translated(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw ofEgress(error);
  }
}
