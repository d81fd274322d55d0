import { deflateSync } from 'node:zlib';

import fc from 'fast-check';

import { FUZZ_TIMEOUT_MS, fuzzBudget } from '../fuzz-budget';
import { hashObject } from '../objects/hash-object';
import { gitOid } from '../objects/oid';
import { GitSandbox } from '../testing/git-sandbox';
import { makeHistory } from '../testing/history';
import { packFile, withChecksum, type PackFileEntry } from '../testing/pack-file';
import { createDelta } from './delta-create';
import { packEntryHeader } from './pack-header';
import { type PackLimits } from './pack-limits';
import { PackReader } from './pack-reader';
import { packSourceOf } from './pack-source';

const LIMITS: PackLimits = {
  maxObjects: 1000,
  maxObjectBytes: (type) => (type === 3 ? 100_000 : 10_000),
  maxTotalInflatedBytes: 1_000_000,
  maxDeltaDepth: 50,
};

function readAll(pack: Buffer, limits: Partial<PackLimits> = {}): PackReader {
  const reader = new PackReader(packSourceOf(pack), { ...LIMITS, ...limits });
  reader.scan();
  reader.resolveDeltas();
  return reader;
}

const blob = (text: string): PackFileEntry => ({ type: 'blob', data: Buffer.from(text) });
const raw = (head: number[], data: Buffer): PackFileEntry => ({ raw: Buffer.concat([Buffer.from(head), deflateSync(data)]) });
const claiming = (bytes: number, data: Buffer): PackFileEntry => ({ raw: Buffer.concat([packEntryHeader(3, bytes), deflateSync(data)]) });
const refusal = (code: string) => expect.objectContaining({ name: 'GitFormatError', code });

describe('a pack from a stranger', () => {
  const good = packFile([blob('one'), blob('two')]);

  const corrupt: [string, Buffer][] = [
    ['is empty', Buffer.alloc(0)],
    ['is no pack', withChecksum(Buffer.from('PUCK\0\0\0\x02\0\0\0\0'))],
    ['has another version', withChecksum(Buffer.from('PACK\0\0\0\x04\0\0\0\0'))],
    ['claims more objects than it has', packFile([blob('one')], 2)],
    ['claims more objects than fit its size', packFile([blob('one')], 900)],
    ['claims fewer objects than it has', packFile([blob('one'), blob('two')], 1)],
    ['has bytes behind its checksum', Buffer.concat([good, Buffer.from('x')])],
    ['is cut off in the last stream', withChecksum(good.subarray(0, -25))],
    ['is cut off in a head', withChecksum(Buffer.concat([packFile([blob('x'), blob('1234567890')]).subarray(0, 22), Buffer.from([0xb0])]))],
    ['has an entry of type 0', packFile([raw([0x03], Buffer.from('abc'))])],
    ['has an entry of type 5', packFile([raw([0x53], Buffer.from('abc'))])],
    [
      'has a size that never ends',
      packFile([
        raw(
          Array.from({ length: 20 }, () => 0xbf),
          Buffer.from('abc'),
        ),
      ]),
    ],
    ['has a stream that is longer than it says', packFile([claiming(3, Buffer.from('abcd'))])],
    ['has a stream that is shorter than it says', packFile([claiming(5, Buffer.from('abcd'))])],
    ['has a stream of something for an object of nothing', packFile([claiming(0, Buffer.from('abcd'))])],
    ['has bytes that are no stream', packFile([{ raw: Buffer.concat([packEntryHeader(3, 20), Buffer.alloc(40, 7)]) }])],
    [
      'has a stream whose checksum is wrong',
      packFile([{ raw: Buffer.concat([packEntryHeader(3, 4), deflateSync(Buffer.from('abcd')).subarray(0, -1), Buffer.from([9])]) }]),
    ],
    ['has a base at its own place', packFile([raw([0x64, 0], Buffer.from([3, 1, 1, 97]))])],
    ['has a base in the middle of an object', packFile([blob('one'), raw([0x64, 3], Buffer.from([3, 1, 1, 97]))])],
    ['has a base before its start', packFile([blob('one'), raw([0x64, 127], Buffer.from([3, 1, 1, 97]))])],
    [
      'has a base at a distance that never ends',
      packFile([blob('one'), raw([0x64, ...Array.from({ length: 12 }, () => 0xff), 1], Buffer.from([3, 1, 1, 97]))]),
    ],
  ];
  it.each(corrupt)('is corrupt when it %s', (_, pack) => {
    expect(() => readAll(pack)).toThrow(refusal('pack/corrupt'));
  });

  it('is refused when its checksum does not match', () => {
    const wrong = Buffer.from(good);
    wrong[wrong.length - 1]! ^= 1;
    expect(() => readAll(wrong)).toThrow(refusal('pack/bad-checksum'));
    expect(readAll(good).count).toBe(2);
  });

  it('is refused when it holds an object twice, whole or made', () => {
    const [one, two] = [Buffer.from('a'.repeat(90)), Buffer.from('a'.repeat(90) + 'b')];
    const made = { baseOid: hashObject('blob', one), delta: createDelta(one, two)! };
    expect(() => readAll(packFile([blob('x'), blob('x')]))).toThrow(refusal('pack/duplicate'));
    expect(() => readAll(packFile([blob(`${one}`), blob(`${two}`), made]))).toThrow(refusal('pack/duplicate'));
    expect(() => readAll(packFile([blob(`${one}`), made, made]))).toThrow(refusal('pack/duplicate'));
  });

  it('is refused above every limit, and taken at it', () => {
    const pack = packFile([blob('12345'), blob('678')]);
    const at = { maxObjects: 2, maxObjectBytes: () => 5, maxTotalInflatedBytes: 8 };
    expect(readAll(pack, at).count).toBe(2);
    expect(() => readAll(pack, { ...at, maxObjects: 1 })).toThrow(refusal('pack/too-many-objects'));
    expect(() => readAll(pack, { ...at, maxObjectBytes: () => 4 })).toThrow(refusal('pack/object-too-large'));
    expect(() => readAll(pack, { ...at, maxTotalInflatedBytes: 7 })).toThrow(refusal('pack/too-large'));
  });

  it('is refused for a bomb by what it claims, before it is inflated', () => {
    const bomb = packFile([claiming(1_000_000_000_000, Buffer.alloc(50_000_000))]);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readAll(bomb)).toThrow(refusal('pack/object-too-large'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
    expect(() => readAll(packFile([claiming(99_000, Buffer.alloc(50_000_000))]))).toThrow(refusal('pack/corrupt'));
  });

  it('is refused for a delta that makes too much', () => {
    const base = Buffer.alloc(60_000);
    const doubling = Buffer.from([0xe0, 0xd4, 3, 0xc0, 0xa9, 7, 0xb0, 0x60, 0xea, 0xb0, 0x60, 0xea]);
    const pack = packFile([
      { type: 'blob', data: base },
      { baseOid: hashObject('blob', base), delta: doubling },
    ]);
    expect(readAll(pack, { maxObjectBytes: () => 120_000 }).info(1).sizeBytes).toBe(120_000);
    expect(() => readAll(pack)).toThrow(refusal('pack/object-too-large'));
    expect(() => readAll(pack, { maxObjectBytes: () => 120_000, maxTotalInflatedBytes: 150_000 })).toThrow(refusal('pack/too-large'));
  });

  it('is held to the limit of the type that a delta turns out to have', () => {
    const tree = Buffer.from(`100644 x\0${'a'.repeat(20)}`.repeat(200));
    const larger = Buffer.concat([tree, tree]);
    const pack = packFile([
      { type: 'tree', data: tree },
      { baseOid: hashObject('tree', tree), delta: createDelta(tree, larger, 10_000)! },
    ]);
    expect(() => readAll(pack)).toThrow(refusal('pack/object-too-large'));
    expect(readAll(pack, { maxObjectBytes: () => 20_000 }).info(1).typeCode).toBe(2);
  });

  it('is refused when a chain is deeper than allowed, however deep, without a deep stack', () => {
    const versions = Array.from({ length: 3000 }, (_, number) => Buffer.from(`${'-'.repeat(100)}${number}`));
    const entries = versions.map((data, at): PackFileEntry => {
      const base = versions[at - 1];
      return base ? { baseOid: hashObject('blob', base), delta: createDelta(base, data)! } : { type: 'blob', data };
    });
    const limits = { maxObjects: 3000, maxDeltaDepth: 2999 };
    const reader = readAll(packFile(entries.toReversed()), limits);
    expect(reader.info(0).depth).toBe(2999);
    expect(reader.read(0).equals(versions[2999]!)).toBe(true);
    expect(() => readAll(packFile(entries), { ...limits, maxDeltaDepth: 2998 })).toThrow(refusal('pack/too-deep'));
  });

  it('is refused when its deltas name each other in a ring', () => {
    const delta = Buffer.from([5, 1, 1, 97]);
    const pack = packFile([
      { baseOid: gitOid('1'.repeat(40)), delta },
      { baseOid: gitOid('2'.repeat(40)), delta },
    ]);
    const reader = new PackReader(packSourceOf(pack), LIMITS);
    reader.scan();
    expect(reader.resolveDeltas()).toHaveLength(2);
    expect(() => reader.resolveDeltas()).toThrow(refusal('pack/missing-base'));
  });

  it('may have streams that are longer than zlib makes them', () => {
    const empty = Buffer.from([0, 0, 0, 0xff, 0xff]);
    const plain = deflateSync(Buffer.from('abc'), { level: 0 });
    const padded = Buffer.concat([plain.subarray(0, 2), ...Array.from({ length: 500 }, () => empty), plain.subarray(2)]);
    expect(
      readAll(packFile([{ raw: Buffer.concat([packEntryHeader(3, 3), padded]) }, blob('x')]))
        .read(0)
        .toString(),
    ).toBe('abc');
  });
});

describe('a damaged pack', () => {
  let packs: Buffer[];
  beforeAll(() => {
    const sandbox = new GitSandbox();
    makeHistory(sandbox, 12);
    packs = [['--delta-base-offset'], [], ['--depth=0']].map((options) => sandbox.pack(['main', 'v1.0'], options));
    sandbox.remove();
  });

  const damage = fc.record({
    which: fc.nat(2),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('flip', 'cut', 'remove', 'insert', 'zero'),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    repaired: fc.boolean(),
  });

  function damaged(pack: Buffer, at: number, kind: string, bytes: Uint8Array): Buffer {
    const head = pack.subarray(0, at);
    if (kind === 'cut') return head;
    if (kind === 'insert') return Buffer.concat([head, bytes, pack.subarray(at)]);
    if (kind === 'remove') return Buffer.concat([head, pack.subarray(at + bytes.length)]);
    const patch = Buffer.from(bytes.map((byte, i) => (kind === 'zero' ? 0 : (pack[at + i] ?? 0) ^ byte)));
    return Buffer.concat([head, patch, pack.subarray(at + patch.length)]);
  }

  it(
    'is refused with a GitFormatError and nothing else, also when its checksum is made to fit',
    () => {
      fc.assert(
        fc.property(damage, ({ which, at, kind, bytes, repaired }) => {
          const body = packs[which]!.subarray(0, -20);
          const broken = damaged(body, Math.floor(at * body.length), kind, bytes);
          const pack = repaired ? withChecksum(broken) : Buffer.concat([broken, packs[which]!.subarray(-20)]);
          try {
            const reader = readAll(pack);
            if (!repaired) expect(broken.equals(body)).toBe(true);
            for (let entry = 0; entry < reader.count; entry++) readIfResolved(reader, entry);
          } catch (error) {
            expect(error).toMatchObject({ name: 'GitFormatError' });
          }
        }),
        fuzzBudget(600),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  function readIfResolved(reader: PackReader, entry: number): void {
    try {
      const { sizeBytes } = reader.info(entry);
      expect(reader.read(entry)).toHaveLength(sizeBytes);
    } catch (error) {
      expect(error).toMatchObject({ code: 'pack/unresolved' });
    }
  }
});
