// A pack as bytes, straight from rows: stored zlib streams and deltas go out as they are, nothing is recompressed but deltas
// whose base is not part of the answer.
import { createHash, type Hash } from 'node:crypto';
import { type GitOid, oidFromBytes, packEntryHeader, packHeader, refDeltaEntryHeader, type ObjectTypeCode } from '@modelgrove/git-objects';
import { compress } from '@modelgrove/version-ingest';
import { readCopyTuples } from '@modelgrove/wire-formats';
import type { ObjectReader } from './object-reader';

const CHUNK_BYTES = 128 * 1024;
/** The columns that writePack expects, in this order. */
export const PACK_COLUMNS = 'o.oid, o.type, o.size, o.delta_size, o.base, o.data';

export interface PackPlan {
  count: number;
  rows: AsyncIterable<Buffer>;
  /** Whether a delta's base is part of this pack too. */
  hasBase(base: Buffer): boolean;
}

/** The bytes of the pack in chunks of about 128 KiB. Throws when the rows are not as many as announced: the pack would be corrupt. */
export async function* writePack(repoId: bigint, plan: PackPlan, objects: ObjectReader): AsyncGenerator<Buffer> {
  const chunks = new ChunkHasher();
  chunks.add(packHeader(plan.count));
  let written = 0;
  for await (const tuples of readCopyTuples(plan.rows)) {
    for (const [oid, type, size, deltaSize, base, data] of tuples) {
      if (!oid || !type || !size || !data) throw new Error('a row of git.object has no data');
      if (base && deltaSize && plan.hasBase(base)) {
        chunks.add(refDeltaEntryHeader(base, deltaSize.readInt32BE(0)));
        chunks.add(data);
      } else {
        const whole = base ? compress((await objects.read(repoId, oidFromBytes(oid))).data) : data;
        chunks.add(packEntryHeader(type.readInt16BE(0) as ObjectTypeCode, size.readInt32BE(0)));
        chunks.add(whole);
      }
      written++;
      if (chunks.bytes >= CHUNK_BYTES) yield chunks.take();
    }
  }
  if (written !== plan.count) throw new Error(`a pack of ${plan.count} objects got ${written}`);
  yield chunks.finish();
}

class ChunkHasher {
  bytes = 0;
  private parts: Buffer[] = [];
  private readonly hash: Hash = createHash('sha1');

  add(part: Buffer): void {
    this.parts.push(part);
    this.bytes += part.length;
  }

  take(): Buffer {
    const chunk = Buffer.concat(this.parts);
    this.hash.update(chunk);
    this.parts = [];
    this.bytes = 0;
    return chunk;
  }

  finish(): Buffer {
    const last = this.take();
    return Buffer.concat([last, this.hash.digest()]);
  }
}

/** An array literal of oids for COPY, which takes no parameters. Hexadecimal digits only: nothing to escape. */
export function oidArrayLiteral(oids: Iterable<GitOid>): string {
  const parts: string[] = [];
  for (const oid of oids) parts.push(`"\\\\x${oid}"`);
  return `'{${parts.join(',')}}'::bytea[]`;
}
