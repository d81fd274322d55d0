// What a listing says of a file without opening it: its size, and whether it stands for a large file (an LFS pointer).
import { Injectable } from '@nestjs/common';
import { type GitOid, parseLfsPointer } from '@modelgrove/git-objects';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import type { LargeFile } from './versions.types';

/** A pointer has a version line, 64 hex digits and a size: never shorter, and by its specification not longer. */
export const POINTER_MIN_BYTES = 100;
export const POINTER_MAX_BYTES = 1024;
const REMEMBERED = 300_000;

export interface BlobFacts {
  /** Of the content: the real size of a large file. */
  sizeBytes: number;
  large: LargeFile | null;
}

@Injectable()
export class BlobFactsReader {
  private readonly facts = watchCache('blob-facts', new Lru<string, BlobFacts>(REMEMBERED));

  constructor(
    private readonly store: ObjectStore,
    private readonly objects: ObjectReader,
  ) {}

  /** Two statements at the most, none for what was asked before. Oids that do not exist are left out. */
  async of(repoId: bigint, oids: readonly GitOid[]): Promise<Map<GitOid, BlobFacts>> {
    const found = new Map<GitOid, BlobFacts>();
    const unknown = new Set<GitOid>();
    for (const oid of oids) {
      const known = this.facts.get(`${repoId}:${oid}`);
      if (known) found.set(oid, known);
      else unknown.add(oid);
    }
    if (unknown.size > 0) await this.learn(repoId, [...unknown], found);
    return found;
  }

  private async learn(repoId: bigint, oids: readonly GitOid[], found: Map<GitOid, BlobFacts>): Promise<void> {
    const meta = await this.store.meta(repoId, oids);
    const perhapsPointers = [...meta]
      .filter(([, m]) => m.typeCode === 3 && m.sizeBytes >= POINTER_MIN_BYTES && m.sizeBytes <= POINTER_MAX_BYTES)
      .map(([oid]) => oid);
    const contents = await this.objects.readMany(repoId, perhapsPointers);
    for (const [oid, { sizeBytes }] of meta) {
      const content = contents.get(oid);
      const facts = factsOf(content?.data ?? null, sizeBytes);
      this.facts.set(`${repoId}:${oid}`, facts, 1);
      found.set(oid, facts);
    }
  }
}

export function factsOf(content: Buffer | null, sizeBytes: number): BlobFacts {
  const pointer = content && sizeBytes >= POINTER_MIN_BYTES && sizeBytes <= POINTER_MAX_BYTES ? parseLfsPointer(content) : null;
  if (!pointer) return { sizeBytes, large: null };
  return { sizeBytes: pointer.sizeBytes, large: { sha256: pointer.sha256, sizeBytes: pointer.sizeBytes, pointerSizeBytes: sizeBytes } };
}
