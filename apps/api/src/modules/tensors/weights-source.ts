// The bytes of a file of weights by way of a model that has it.
import { Injectable } from '@nestjs/common';
import type { ByteSource } from '@modelgrove/model-formats';
import type { GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../access';
import { Allowance, ContentSource } from '../files';
import type { TreeItem } from '../versions';

const SHA256_BYTES = 32;
const REGULAR = 0o100644;
const HEADER_BYTES = 128 * 1024 * 1024;
const HOUR_MS = 3_600_000;

@Injectable()
export class WeightsSource {
  constructor(private readonly sources: ContentSource) {}

  async of(repo: Granted<'read'>, contents: Buffer, sizeBytes: number): Promise<{ source: ByteSource; signal: AbortSignal }> {
    // The header is read once more than the rest, a part of it several times.
    const allowance = new Allowance({ bytes: sizeBytes * 2 + HEADER_BYTES, timeMs: 12 * HOUR_MS });
    return { source: await this.sources.of(repo, itemOf(contents, sizeBytes), allowance), signal: allowance.signal };
  }
}

function itemOf(contents: Buffer, sizeBytes: number): TreeItem {
  const name = contents.toString('hex');
  const large = contents.length === SHA256_BYTES ? { sha256: name, sizeBytes, pointerSizeBytes: 0 } : null;
  return { kind: 'file', path: name, oid: name as GitOid, mode: REGULAR, sizeBytes, large };
}
