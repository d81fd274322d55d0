// The aggregated Merkle tree: nodes are grouped where their hashes say, three to nine at a time, until one is left (Xet specification, "Hashing").
import type { XetCodec } from '../codec';
import { fileNameOf, nodeHash } from './keyed-hashes';
import { HASH_BYTES, type XetHash, xetHashFromBytes } from './xet-hash';

const MIN_CHILDREN = 3;
const MAX_CHILDREN = 9;

interface MerkleNode {
  hash: Uint8Array;
  sizeBytes: number;
}

interface Level {
  /** Nodes of the group that is not closed yet: fewer than nine. */
  pending: MerkleNode[];
  hasClosedGroup: boolean;
}

/**
 * The root over any number of leaves in memory for a few per level: where a group ends depends on nothing behind it, except at the very end.
 * `root` may be asked at any time and more may be added afterwards.
 */
export class MerkleHasher {
  private readonly levels: Level[] = [];

  constructor(private readonly codec: XetCodec) {}

  /** Keeps `hash`: do not write to it afterwards. */
  add(hash: Uint8Array, sizeBytes: number): void {
    this.addAt(0, { hash, sizeBytes });
  }

  /** 32 zeros without leaves; the only leaf itself when there is one. */
  root(): Uint8Array {
    let carried: MerkleNode[] = [];
    for (const { pending, hasClosedGroup } of this.levels) {
      const rest = [...pending, ...carried];
      if (!hasClosedGroup && rest.length === 1) return rest[0]!.hash;
      carried = rest.length > 0 ? [this.close(rest)] : [];
    }
    return carried[0]?.hash ?? new Uint8Array(HASH_BYTES);
  }

  /** The name of the file whose chunks the leaves are; an empty file is called 32 zeros. */
  fileHash(): Uint8Array {
    return this.levels.length === 0 ? new Uint8Array(HASH_BYTES) : fileNameOf(this.codec, this.root());
  }

  private addAt(depth: number, node: MerkleNode): void {
    const level = (this.levels[depth] ??= { pending: [], hasClosedGroup: false });
    level.pending.push(node);
    if (!endsGroup(level.pending.length, node.hash)) return;
    const parent = this.close(level.pending);
    level.pending = [];
    level.hasClosedGroup = true;
    this.addAt(depth + 1, parent);
  }

  private close(children: readonly MerkleNode[]): MerkleNode {
    let text = '';
    let sizeBytes = 0;
    for (const child of children) {
      text += `${xetHashFromBytes(child.hash)} : ${child.sizeBytes}\n`;
      sizeBytes += child.sizeBytes;
    }
    return { hash: nodeHash(this.codec, Buffer.from(text, 'latin1')), sizeBytes };
  }
}

/** `count` children with this one: whether no more belong to them. Of the number the hash is, the lowest two bits decide. */
function endsGroup(count: number, hash: Uint8Array): boolean {
  return count === MAX_CHILDREN || (count >= MIN_CHILDREN && (hash[24]! & 3) === 0);
}

/** A chunk of a list: its hash in wire order and the length of its contents. */
export interface HashedChunk {
  hash: Uint8Array;
  rawBytes: number;
}

export function xorbHash(codec: XetCodec, chunks: Iterable<HashedChunk>): XetHash {
  return xetHashFromBytes(hasherOf(codec, chunks).root());
}

/** Of all chunks of a file, in order. */
export function fileHash(codec: XetCodec, chunks: Iterable<HashedChunk>): XetHash {
  return xetHashFromBytes(hasherOf(codec, chunks).fileHash());
}

function hasherOf(codec: XetCodec, chunks: Iterable<HashedChunk>): MerkleHasher {
  const hasher = new MerkleHasher(codec);
  for (const { hash, rawBytes } of chunks) hasher.add(hash, rawBytes);
  return hasher;
}
