// Files that come from another hub as chunks. Whoever brings them in must be able to use a xorb that is not fetched: they sent it once, or may
// read a file made of it. What is fetched is checked chunk by chunk, and the file by its hash and its sha256, as if a client had sent it.
import { Injectable } from '@nestjs/common';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { HASH_BYTES, MerkleHasher, type XetCodec, type XetHash, xetHashFromBytes, type XorbTable } from '@modelgrove/xet-formats';
import { breather } from '../../../common/breathe';
import type { Granted } from '../../access';
import { ShardUploadService } from './shard-upload.service';
import { XetVerifier } from './xet-verifier';
import { type IncomingBody, XorbUploadService } from './xorb-upload.service';
import type { CheckedFile } from './xet.types';

/** A run of chunks of a xorb that is kept here. */
export interface KeptChunks {
  xorb: XetHash;
  table: XorbTable;
  chunkStart: number;
  chunkEnd: number;
}

@Injectable()
export class ChunkIntake {
  private codec: XetCodec | undefined;

  constructor(
    private readonly xorbs: XorbUploadService,
    private readonly shards: ShardUploadService,
    private readonly verifier: XetVerifier,
  ) {}

  /** The tables of those that need not be fetched. */
  async known(repo: Granted<'write'>, userId: bigint, hashes: readonly XetHash[]): Promise<Map<XetHash, XorbTable>> {
    return new Map(await this.shards.tablesFor(repo, userId, hashes));
  }

  /** Bare chunk records, as they are stored; whichever xorb they make up. Throws 'xet/…', 'quota/exceeded'. */
  async keep(repo: Granted<'write'>, userId: bigint, body: IncomingBody): Promise<{ xorb: XetHash; table: XorbTable }> {
    const { hash, table } = await this.xorbs.receiveUnnamed(repo, userId, body);
    return { xorb: hash, table };
  }

  /** False when these chunks are not the file: nothing is linked then. */
  async file(
    repo: Granted<'write'>,
    named: { hash: XetHash; sha256: string; sizeBytes: number },
    runs: readonly KeptChunks[],
  ): Promise<boolean> {
    const file = await this.assemble(named.sha256, runs);
    if (file.hash !== named.hash || file.sizeBytes !== named.sizeBytes) return false;
    await this.shards.keepFiles([file]);
    if ((await this.verifier.verify(file.hash)) !== named.sha256) return false;
    await this.shards.link(repo, [file]);
    return true;
  }

  private async assemble(sha256: string, runs: readonly KeptChunks[]): Promise<CheckedFile> {
    const merkle = new MerkleHasher((this.codec ??= loadXetCodec()));
    const pause = breather();
    const file: Omit<CheckedFile, 'hash'> = { sha256, sizeBytes: 0, terms: [], first: null };
    for (const { xorb, table, chunkStart, chunkEnd } of runs) {
      for (let at = chunkStart; at < chunkEnd; at++) merkle.add(hashAt(table, at), end(table.rawEnds, at + 1) - end(table.rawEnds, at));
      file.first ??= { chunkHash: Uint8Array.from(hashAt(table, chunkStart)), xorb, position: chunkStart };
      const rawBytes = end(table.rawEnds, chunkEnd) - end(table.rawEnds, chunkStart);
      const [bodyStart, bodyEnd] = [end(table.bodyEnds, chunkStart), end(table.bodyEnds, chunkEnd)];
      file.terms.push({ xorb, chunkStart, chunkEnd, rawStart: file.sizeBytes, rawBytes, bodyStart, bodyEnd });
      file.sizeBytes += rawBytes;
      await pause();
    }
    return { ...file, hash: xetHashFromBytes(merkle.fileHash()) };
  }
}

function hashAt({ hashes }: XorbTable, index: number): Uint8Array {
  return hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

/** Where the chunk before `index` ends. */
function end(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : ends[index - 1]!;
}
