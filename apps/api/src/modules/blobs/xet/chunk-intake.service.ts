// Files that come from another hub as chunks. Whoever brings them in must be able to use a xorb that is not fetched: they sent it once, or may
// read a file made of it. What is fetched is checked chunk by chunk, and the file by its hash and its sha256, as if a client had sent it.
import { Injectable } from '@nestjs/common';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { FileAssembly, type XetCodec, type XetHash, type XorbTable } from '@modelgrove/xet-formats';
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
  async known(repo: Granted<'contribute'>, userId: bigint, hashes: readonly XetHash[]): Promise<Map<XetHash, XorbTable>> {
    return new Map(await this.shards.tablesFor(repo, userId, hashes));
  }

  /** Bare chunk records, as they are stored; whichever xorb they make up. Throws 'xet/…', 'quota/exceeded'. */
  async keep(repo: Granted<'contribute'>, userId: bigint, body: IncomingBody): Promise<{ xorb: XetHash; table: XorbTable }> {
    const { hash, table } = await this.xorbs.receiveUnnamed(repo, userId, body);
    return { xorb: hash, table };
  }

  /** False when these chunks are not the file: nothing is linked then. */
  async file(
    repo: Granted<'contribute'>,
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
    const assembly = new FileAssembly((this.codec ??= loadXetCodec()));
    const pause = breather();
    for (const { xorb, table, chunkStart, chunkEnd } of runs) {
      assembly.add(xorb, table, chunkStart, chunkEnd);
      await pause();
    }
    return { ...assembly.finish(), sha256 };
  }
}
