import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { fuzzBudget } from '../fuzz-budget';
import { cutAt, X_1MIB_ENDS, xBytes } from '../testing/inputs';
import { chunkHash, fileHashOf, fileNameOf, isDedupEligible, nodeHash, rangeHash } from './keyed-hashes';
import { fileHash, MerkleHasher, xorbHash } from './merkle';
import { parseXetHash, sha256FromWire, sha256ToWire, type XetHash, xetHashBytes, xetHashFromBytes, ZERO_HASH } from './xet-hash';

const codec = loadXetCodec();
const HEX = '07060504030201000f0e0d0c0b0a090817161514131211101f1e1d1c1b1a1918';

function evenEnds(total: number): number[] {
  return Array.from({ length: Math.ceil(total / 131072) }, (_, index) => Math.min(total, (index + 1) * 131072));
}

function hashesOf(bytes: Uint8Array, ends: readonly number[]) {
  const chunks = cutAt(bytes, ends).map((raw) => ({ hash: chunkHash(codec, raw), rawBytes: raw.length }));
  const range = rangeHash(codec, Buffer.concat(chunks.map(({ hash }) => hash)));
  return { xorb: xorbHash(codec, chunks), file: fileHash(codec, chunks), range: xetHashFromBytes(range) };
}

const MIB = 1 << 20;
const millionAnd59 = Buffer.alloc(1_000_000, 59);

describe('the string form of a hash', () => {
  it('has each group of eight bytes reversed', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(xetHashFromBytes(bytes)).toBe(HEX);
    expect([...xetHashBytes(HEX as XetHash)]).toEqual([...bytes]);
  });

  it.each([['A'.repeat(64)], ['0'.repeat(63)], ['0'.repeat(65)], [`${'0'.repeat(63)}g`], [''], [null], [7], [`${'0'.repeat(64)}\n`]])(
    'is not %j',
    (text) => expect(parseXetHash(text)).toBeNull(),
  );

  it('is 64 lower-case digits', () => expect(parseXetHash(HEX)).toBe(HEX));

  it('of a sha256 is the ordinary one', () => {
    const digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(sha256ToWire(digest).toString('hex').slice(0, 16)).toBe('141cfc9842c4b0e3');
    expect(sha256FromWire(sha256ToWire(digest))).toBe(digest);
  });
});

describe('the hashes of contents are those of hf_xet', () => {
  it.each<[string, Uint8Array, number[], string, string, string]>([
    [
      'hello world',
      Buffer.from('hello world'),
      [11],
      '4e39378b9d359f118190557a1f44130219a54e5fcfa07bd96cf50b466fe651b1',
      'f15edd43b7e85cfd25e2758ffe13b99fdd09dfa817e8d9f6548722a7a126db7f',
      '22ef2fdcff5cea306e42ad7e15ed8a0c5e789e7d2ec34658c10d2758946847da',
    ],
    [
      'one zero byte',
      Buffer.alloc(1),
      [1],
      'df93298cdbf67cd507aed28d6290c0cf7f9aa0aa88dfa629cffcf98680659410',
      '41f5539a8d8bdd7509fd9a319268aca47ea6d40b33394170182e09fa86345c7e',
      '7be708517ff612a74bdd0d7197e09b38f7d644fff72a547d7f0620cbccac5ea2',
    ],
    [
      '1 MiB of zeros',
      Buffer.alloc(MIB),
      evenEnds(MIB),
      '8c15d5bfe292d5f8f3b992149581636a5c4078ce9c4349d43f1a762ba0609839',
      '1e671fe124cea35586b1d1c30b9d4fc6b4e05ee60c93406986444f7c23d54056',
      '4c8a43f586d304f6006c4a323671636fbb32ffc7d146b778ed91ddca10f80fce',
    ],
    [
      '1 MiB of period 256',
      Buffer.from(Uint8Array.from({ length: MIB }, (_, index) => index & 255)),
      evenEnds(MIB),
      '985c706094065f20092570f3252f93ea9a5a73f3149f0b818ca6ea1931d02a27',
      '64ced0eb807e8cdd2a45f3766c186f2e59106b04f97b3c4dee241ce52bebc779',
      'aedee4d42af179a5cea5a7f6564d8ee653b0957b87b9be897c2b2cf89a108961',
    ],
    [
      '1 MiB of period 251',
      Buffer.from(Uint8Array.from({ length: MIB }, (_, index) => index % 251)),
      evenEnds(MIB),
      '99980d1f5e54d9238ae5c87a5ca5f65b07ccf611dd7adc8cb251ddb03583e6f2',
      '11ba6b4deac776c08622287a0f7ab13973dcb90961fc96ad2ab104b346ea8970',
      'f909c3f6853e09180bd95fcd4c08fa39048391acb024fb9f7fd879f1a5cc2617',
    ],
    [
      'a million times 59',
      millionAnd59,
      evenEnds(1_000_000),
      'a6b5a7f0bb38b6fd5fb39031eb7564e18ea0e7a0b7bea87de54ed1db8bc85884',
      '53f845640fcd1c7440befff65bd93434c83a30c6559a705597d61f2ef64e2f88',
      '966713ec6609aa2aa74c90a2fa7771f6068114b4ea12cf569142b436d6e3676c',
    ],
    [
      'X 1 MiB',
      xBytes(MIB),
      X_1MIB_ENDS,
      'fa31686ece493a22d340325cb9a52b3911bd3de47b2f16c12d90b773a5e31836',
      '19d38a8c3ef930f917c448c1877bd3912bc3e981b5e48102493a244d77b06699',
      'aae2a38ee0e7b26e6731396cfd3f42abab76ca202b2e8b0e6ea2d0fafd556419',
    ],
  ])('for %s', (_what, bytes, ends, xorb, file, range) => expect(hashesOf(bytes, ends)).toEqual({ xorb, file, range }));

  it('for a chunk', () => {
    const [first] = cutAt(xBytes(MIB), X_1MIB_ENDS);
    expect(xetHashFromBytes(chunkHash(codec, first!))).toBe('78127c45aee9985c6344af0e4e419d2baa06c57d58dd1e881f1279a73a593a35');
  });

  it('for nothing', () => {
    expect(hashesOf(Buffer.alloc(0), [])).toEqual({
      xorb: ZERO_HASH,
      file: ZERO_HASH,
      range: 'b81ce0cc7ce434c719c5f31801bc0825ead2a9ebae7419605afc00726961e5d9',
    });
  });
});

interface MerkleCases {
  leaves: [hash: XetHash, sizeBytes: number][];
  cases: { leaves: number[]; xorb: string; files: [salt: XetHash, file: string][] }[];
}

/** From the tests of the reference implementation: hashes and sizes of leaves, and what they lead to. */
const golden = JSON.parse(readFileSync(path.join(__dirname, '../testing/golden/merkle-cases.json'), 'utf8')) as MerkleCases;

describe('the Merkle tree is that of the reference implementation', () => {
  it.each(golden.cases.map((entry, index) => [index, entry.leaves.length, entry] as const))(
    'case %i, of %i leaves',
    (_index, _count, entry) => {
      const hasher = new MerkleHasher(codec);
      for (const leaf of entry.leaves) hasher.add(xetHashBytes(golden.leaves[leaf]![0]), golden.leaves[leaf]![1]);
      expect(xetHashFromBytes(hasher.root())).toBe(entry.xorb);
      for (const [salt, file] of entry.files) {
        if (salt === ZERO_HASH) expect(xetHashFromBytes(hasher.fileHash())).toBe(file);
        else if (entry.leaves.length > 0) expect(xetHashFromBytes(fileNameOf(codec, hasher.root(), xetHashBytes(salt)))).toBe(file);
      }
    },
  );

  it('has 18 cases', () => expect(golden.cases).toHaveLength(18));
});

describe('the Merkle root', () => {
  const leaf = xetHashBytes('cfc5d07f6f03c29bbf424132963fe08d19a37d5757aaf520bf08119f05cd56d6' as XetHash);

  it('of one leaf is the leaf, and the file is named from it', () => {
    const hasher = new MerkleHasher(codec);
    hasher.add(leaf, 100);
    expect(Buffer.from(hasher.root())).toEqual(leaf);
    expect(xetHashFromBytes(fileHashOf(codec, hasher.root()))).toBe('8e16257caa3fe079d484d872a8975264b2ff683b0d6db9028cc7c0f968a45661');
  });

  it('is what the specification says of whole lists, level by level', () => {
    // Hashes that end groups come often, so that groups of every length do.
    const hash = fc.tuple(fc.nat(0xffff_ffff), fc.constantFrom(0, 1, 2, 3)).map(([name, low]) => {
      const bytes = Buffer.alloc(32);
      bytes.writeUInt32LE(name, 0);
      bytes[24] = low;
      return bytes;
    });
    const leaves = fc.array(fc.record({ hash, rawBytes: fc.nat(1 << 20) }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(leaves, (list) => expect(xorbHash(codec, list)).toBe(plainRoot(list))),
      fuzzBudget(200),
    );
  });

  it('may be asked before the last leaf has come', () => {
    const hasher = new MerkleHasher(codec);
    for (let index = 0; index < 1000; index++) {
      hasher.add(chunkHash(codec, Buffer.from(`leaf ${index}`)), index);
      hasher.root();
    }
    const leaves = Array.from({ length: 1000 }, (_, index) => ({ hash: chunkHash(codec, Buffer.from(`leaf ${index}`)), rawBytes: index }));
    expect(xetHashFromBytes(hasher.root())).toBe(xorbHash(codec, leaves));
  });
});

/** The whole list at once: groups of up to nine, cut behind the first hash from the third on that divides by four. */
function plainRoot(list: { hash: Uint8Array; rawBytes: number }[]): string {
  if (list.length === 1) return xetHashFromBytes(list[0]!.hash);
  const parents: typeof list = [];
  for (let start = 0; start < list.length;) {
    const length = plainGroupLength(list, start);
    const group = list.slice(start, start + length);
    const text = group.map(({ hash, rawBytes }) => `${xetHashFromBytes(hash)} : ${rawBytes}\n`).join('');
    parents.push({ hash: nodeHash(codec, Buffer.from(text)), rawBytes: group.reduce((sum, { rawBytes }) => sum + rawBytes, 0) });
    start += length;
  }
  return plainRoot(parents);
}

function plainGroupLength(list: { hash: Uint8Array }[], start: number): number {
  const left = list.length - start;
  if (left <= 2) return left;
  const most = Math.min(9, left);
  for (let index = 2; index < most; index++) {
    if (Buffer.from(list[start + index]!.hash).readBigUInt64LE(24) % 4n === 0n) return index + 1;
  }
  return most;
}

describe('a chunk is worth asking about', () => {
  const withLastWord = (word: bigint) => {
    const hash = Buffer.alloc(32, 255);
    hash.writeBigUInt64LE(word, 24);
    return isDedupEligible(hash);
  };

  it('when its last word divides by 1024', () => {
    expect([0n, 1024n, 1n << 63n, 1n, 1023n, 1025n, 512n].map(withLastWord)).toEqual([true, true, true, false, false, false, false]);
  });
});
