import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { loadXetCodec, nativeXetCodec, portableXetCodec } from './index';

const native = nativeXetCodec();
const portable = portableXetCodec();
const KEY = Buffer.from('whats the Elvish word for friend', 'latin1');
/** The input of BLAKE3's published test vectors. */
const vectorInput = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const bytes = fc.uint8Array({ maxLength: 3000 });
/** Something that compresses: a few words again and again. */
const repetitive = fc
  .tuple(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 }), fc.array(fc.nat(5), { maxLength: 400 }))
  .map(([words, order]) => new Uint8Array(Buffer.concat(order.map((index) => words[index % words.length]!))));
const contents = fc.oneof(bytes, repetitive);
const runs = { numRuns: 300, seed: 20261126 };

describe.each([
  ['native', native],
  ['portable', portable],
])('the %s codec', (_kind, codec) => {
  it.each([
    [0, '92b2b75604ed3c761f9d6f62392c8a9227ad0ea3f09573e783f1498a4ed60d26'],
    [1, '6d7878dfff2f485635d39013278ae14f1454b8c0a3a2d34bc1ab38228a80c95b'],
    [1024, '75c46f6f3d9eb4f55ecaaee480db732e6c2105546f1e675003687c31719c7ba4'],
    [102400, '1c35d1a5811083fd7119f5d5d1ba027b4d01c0c6c49fb6ff2cf75393ea5db4a7'],
  ])('hashes %i bytes as the published vectors say', (length, expected) => {
    expect(hex(codec.keyedHash(KEY, vectorInput(length)))).toBe(expected);
  });

  it('hashes parts like the whole', () => {
    const whole = vectorInput(5000);
    expect(hex(codec.keyedHash(KEY, whole.subarray(0, 7), whole.subarray(7, 7), whole.subarray(7)))).toBe(hex(codec.keyedHash(KEY, whole)));
    expect(hex(codec.keyedHash(KEY))).toBe(hex(codec.keyedHash(KEY, new Uint8Array())));
  });

  it('gives back what it took for a hash', () => {
    const input = vectorInput(100);
    const hashMany = (times: number) => {
      for (let index = 0; index < times; index++) codec.keyedHash(KEY, input);
    };
    hashMany(20_000);
    const before = process.memoryUsage().rss;
    hashMany(100_000); // two kilobytes each would be 200 MB
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });

  it('packs and unpacks whatever it is given', () => {
    fc.assert(
      fc.property(contents, (raw) => {
        expect(hex(codec.lz4DecompressBlock(codec.lz4CompressBlock(raw), raw.length))).toBe(hex(raw));
      }),
      runs,
    );
  });

  it('makes what repeats much smaller', () => {
    const raw = Buffer.from('forty-two different models '.repeat(4000));
    expect(codec.lz4CompressBlock(raw).length).toBeLessThan(raw.length / 50);
    expect(codec.lz4CompressBlock(randomBytes(65536)).length).toBeLessThan(66_000);
  });

  it('never answers more than was asked for, whatever the block says', () => {
    const block = codec.lz4CompressBlock(Buffer.alloc(100_000));
    for (const rawBytes of [0, 1, 99_999])
      expect(lengthOrRefusal(() => codec.lz4DecompressBlock(block, rawBytes))).toBeLessThanOrEqual(rawBytes);
    fc.assert(
      fc.property(bytes, fc.nat(5000), (garbage, rawBytes) => {
        expect(lengthOrRefusal(() => codec.lz4DecompressBlock(garbage, rawBytes))).toBeLessThanOrEqual(rawBytes);
      }),
      runs,
    );
  });
});

describe('both codecs', () => {
  it('hash alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(bytes, { maxLength: 4 }), (key, parts) => {
        expect(hex(native.keyedHash(key, ...parts))).toBe(hex(portable.keyedHash(key, ...parts)));
      }),
      runs,
    );
  });

  it('unpack what the other packed', () => {
    fc.assert(
      fc.property(contents, (raw) => {
        expect(hex(native.lz4DecompressBlock(portable.lz4CompressBlock(raw), raw.length))).toBe(hex(raw));
        expect(hex(portable.lz4DecompressBlock(native.lz4CompressBlock(raw), raw.length))).toBe(hex(raw));
      }),
      runs,
    );
  });

  it('agree on what is no block', () => {
    const outcome = (codec: typeof native, block: Uint8Array, rawBytes: number) => {
      try {
        const raw = codec.lz4DecompressBlock(block, rawBytes);
        return raw.length === rawBytes ? hex(raw) : 'refused';
      } catch {
        return 'refused';
      }
    };
    const damaged = fc.tuple(contents, fc.nat(), fc.nat(255)).map(([raw, where, byte]) => {
      const block = Buffer.from(native.lz4CompressBlock(raw));
      block[where % block.length] = byte;
      return { block, rawBytes: raw.length };
    });
    fc.assert(
      fc.property(damaged, ({ block, rawBytes }) => {
        expect(outcome(portable, block, rawBytes)).toBe(outcome(native, block, rawBytes));
      }),
      runs,
    );
  });
});

describe('the codec that is loaded', () => {
  it('is the native one where there is a binary', () => expect(loadXetCodec().kind).toBe('native'));

  it('is the portable one where there is no binary', () => {
    jest.isolateModules(() => {
      jest.doMock('lz4-napi', () => {
        throw new Error('Cannot find native binding');
      });
      expect((require('./index') as typeof import('./index')).loadXetCodec().kind).toBe('portable');
      jest.dontMock('lz4-napi');
    });
  });
});

/** How many bytes came, 0 for a refusal. */
function lengthOrRefusal(work: () => Uint8Array): number {
  try {
    return work().length;
  } catch {
    return 0;
  }
}
