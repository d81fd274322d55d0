// What hf_xet makes, against what this package makes of the same contents. The files under testing/golden were written by hf_xet itself.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nativeXetCodec, portableXetCodec } from '@modelgrove/xet-codec';
import { ChunkDecoder } from './chunks/chunk-decoder';
import { Chunker } from './chunking/chunker';
import { chunkHash, rangeHash } from './hashes/keyed-hashes';
import { fileHash, MerkleHasher } from './hashes/merkle';
import { type XetHash, xetHashFromBytes } from './hashes/xet-hash';
import { buildShard } from './shards/build-shard';
import { parseShard } from './shards/parse-shard';
import { INPUTS, inPieces } from './testing/inputs';
import { buildXorbFooter, buildXorbFooterV0 } from './xorbs/xorb-footer';
import { XorbReader, type XorbSummary } from './xorbs/xorb-reader';

const golden = (name: string) => readFileSync(path.join(__dirname, 'testing/golden', name));
const { files } = JSON.parse(golden('file-hashes.json').toString()) as { files: [name: string, length: number, hash: XetHash][] };
const codec = nativeXetCodec();

describe('hf_xet.hash_files says the same', () => {
  it.each(files)('of %s, %i bytes', (name, length, expected) => {
    const chunker = new Chunker();
    const chunks = inPieces(INPUTS[name]!(length), 1_000_000).flatMap((piece) => chunker.push(piece));
    const last = chunker.finish();
    const hashed = (last ? [...chunks, last] : chunks).map((raw) => ({ hash: chunkHash(codec, raw), rawBytes: raw.length }));
    expect(fileHash(codec, hashed)).toBe(expected);
  });
});

describe.each([
  ['native', codec],
  ['portable', portableXetCodec()],
])('an upload of hf_xet, of three small files, through the %s codec', (_kind, used) => {
  const body = golden('three-files.xorb');
  const shardBytes = golden('three-files.shard');
  const shard = parseShard(shardBytes);

  function readXorb(bytes: Uint8Array): XorbSummary {
    const reader = new XorbReader(used);
    reader.push(bytes);
    return reader.finish();
  }
  const xorb = readXorb(body);

  it('has its chunks packed in all three ways', () => {
    const starts = [0, ...xorb.table.bodyEnds.slice(0, -1)];
    expect(starts.map((start) => body[start + 4])).toEqual([1, 2, 0]);
  });

  it('has the xorb that its shard names, with the same chunks', () => {
    const [named] = shard.xorbs;
    expect({ hash: named!.hash, rawBytes: named!.rawBytes }).toEqual({ hash: xorb.hash, rawBytes: xorb.rawBytes });
    expect(Buffer.from(named!.hashes).equals(Buffer.from(xorb.table.hashes))).toBe(true);
    expect([...named!.rawLengths]).toEqual([3000, 4000, 1500]);
  });

  it('proves its terms, and names its files', () => {
    expect(shard.files).toHaveLength(3);
    for (const { hash, terms } of shard.files) {
      const hasher = new MerkleHasher(used);
      for (const { chunkStart, chunkEnd, unpackedBytes, rangeHash: proof } of terms) {
        const hashes = xorb.table.hashes.subarray(chunkStart * 32, chunkEnd * 32);
        expect(Buffer.from(rangeHash(used, hashes)).equals(proof!)).toBe(true);
        hasher.add(hashes, unpackedBytes);
      }
      expect(xetHashFromBytes(hasher.fileHash())).toBe(hash);
    }
  });

  it('has contents with the sha256 that the shard claims', () => {
    const chunks = new ChunkDecoder(used).push(body);
    for (const { sha256, terms } of shard.files) {
      expect(createHash('sha256').update(chunks[terms[0]!.chunkStart]!).digest('hex')).toBe(sha256);
    }
  });

  it('is the very shard that we write', () => expect(buildShard(shard).equals(shardBytes)).toBe(true));

  it('may be kept with a footer of either version', () => {
    for (const build of [buildXorbFooter, buildXorbFooterV0]) {
      const footer = build(xorb.hash, xorb.table);
      expect(footer.readUInt32LE(footer.length - 4)).toBe(footer.length - 4);
      expect(readXorb(Buffer.concat([body, footer]))).toEqual(xorb);
    }
  });
});
