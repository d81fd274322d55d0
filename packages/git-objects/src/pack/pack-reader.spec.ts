import { inflateSync } from 'node:zlib';

import { hashObject } from '../objects/hash-object';
import { OBJECT_TYPE_CODE, objectTypeFromCode, type ObjectTypeCode } from '../objects/object-type';
import { type GitOid } from '../objects/oid';
import { GitSandbox, type RawObject } from '../testing/git-sandbox';
import { makeHistory } from '../testing/history';
import { packFile, type PackFileEntry } from '../testing/pack-file';
import { applyDelta } from './delta-apply';
import { createDelta } from './delta-create';
import { type PackLimits } from './pack-limits';
import { PackReader } from './pack-reader';
import { packSourceOf } from './pack-source';

const LIMITS: PackLimits = { maxObjects: 10_000, maxObjectBytes: () => 1 << 20, maxTotalInflatedBytes: 1 << 26, maxDeltaDepth: 50 };
const TIPS = ['main', 'side', 'v1.0'];

function opened(pack: Buffer, cacheBytes?: number): PackReader {
  const reader = new PackReader(packSourceOf(pack), LIMITS, cacheBytes === undefined ? {} : { cacheBytes });
  reader.scan();
  return reader;
}

function contents(reader: PackReader): Map<string, string> {
  const entries = Array.from({ length: reader.count }, (_, entry) => reader.info(entry));
  return new Map(entries.map(({ oid, typeCode }, entry) => [oid, `${typeCode} ${reader.read(entry).toString('latin1')}`]));
}

function asMap(objects: readonly RawObject[]): Map<string, string> {
  return new Map(objects.map(({ oid, type, data }) => [oid, `${OBJECT_TYPE_CODE[type]} ${data.toString('latin1')}`]));
}

describe('a pack made by git', () => {
  let sandbox: GitSandbox;
  let all: RawObject[];
  beforeAll(() => {
    sandbox = new GitSandbox();
    makeHistory(sandbox);
    const reachable = new Set(sandbox.text(['rev-list', '--objects', '--no-object-names', ...TIPS]).split('\n'));
    all = sandbox.allObjects().filter(({ oid }) => reachable.has(oid));
  });
  afterAll(() => sandbox.remove());

  it.each([
    ['deltas that name their base by distance', ['--delta-base-offset']],
    ['deltas that name their base by name', []],
    ['no deltas', ['--depth=0', '--no-reuse-delta']],
    ['chains as long as git makes them', ['--depth=200', '--window=250', '--no-reuse-delta', '--delta-base-offset']],
  ])('gives every object of the repository, with %s', (_, options) => {
    const limits = { ...LIMITS, maxDeltaDepth: 200 };
    const reader = new PackReader(packSourceOf(sandbox.pack(TIPS, options)), limits);
    reader.scan();
    expect(reader.resolveDeltas()).toEqual([]);
    expect(contents(reader)).toEqual(asMap(all));
    expect(reader.externalBases()).toEqual([]);
  });

  it('gives the same without a cache, in any order of reading', () => {
    const reader = opened(sandbox.pack(TIPS, ['--delta-base-offset', '--depth=40']), 0);
    reader.resolveDeltas();
    for (const { oid, data } of all.toReversed()) expect(reader.read(reader.indexOf(oid)).equals(data)).toBe(true);
  });

  it('says where each stream stands and what it makes', () => {
    const pack = sandbox.pack(TIPS, ['--delta-base-offset']);
    const reader = opened(pack);
    reader.resolveDeltas();
    const depths = Array.from({ length: reader.count }, (_, entry) => reader.info(entry)).map((info, entry) => {
      const inflated = inflateSync(pack.subarray(info.dataOffset, info.dataOffset + info.dataLength));
      const base = info.baseOid === null ? null : reader.info(reader.indexOf(info.baseOid));
      const made = base ? applyDelta(reader.read(reader.indexOf(base.oid)), inflated, info.sizeBytes) : inflated;
      expect(made.equals(reader.read(entry))).toBe(true);
      expect([info.depth, info.deltaSizeBytes, info.sizeBytes]).toEqual([
        base ? base.depth + 1 : 0,
        base ? inflated.length : 0,
        made.length,
      ]);
      return info.depth;
    });
    expect(Math.max(...depths)).toBeGreaterThan(3);
  });

  it('names the bases it wants when it is thin, and resolves once they are given', () => {
    const reader = opened(sandbox.pack(['main', '^main~3'], ['--thin', '--delta-base-offset']));
    const wanted = reader.resolveDeltas();
    expect(wanted.length).toBeGreaterThan(0);
    for (const oid of wanted) provide(reader, oid);
    expect(reader.resolveDeltas()).toEqual([]);
    expect(reader.externalBases().toSorted()).toEqual(wanted.toSorted());
    for (const [oid, content] of contents(reader)) expect(asMap(all).get(oid)).toBe(content);
    expect(reader.indexOf(sandbox.oid(['rev-parse', 'main']))).toBeGreaterThanOrEqual(0);
    expect(reader.indexOf(sandbox.oid(['rev-parse', 'main~3']))).toBe(-1);
  });

  it('takes its bases in several rounds, and stops when a round brings none', () => {
    const reader = opened(sandbox.pack(['main', '^main~3'], ['--thin']));
    const wanted = reader.resolveDeltas();
    provide(reader, wanted[0]!);
    const still = reader.resolveDeltas();
    expect(still.length).toBeGreaterThan(0);
    expect(wanted.slice(1)).toEqual(expect.arrayContaining(still));
    expect(() => reader.resolveDeltas()).toThrow(expect.objectContaining({ code: 'pack/missing-base' }));
  });

  function provide(reader: PackReader, oid: GitOid): void {
    const { type, data } = sandbox.object(oid);
    reader.provideBase(oid, type, data);
  }
});

describe('a pack made here', () => {
  const base = Buffer.from(Array.from({ length: 100 }, (_, line) => `line ${line}\n`).join(''));
  const versions = Array.from({ length: 5 }, (_, number) => Buffer.concat([base, Buffer.from(`version ${number}\n`)]));
  const oidOf = (data: Buffer) => hashObject('blob', data);
  const delta = (from: Buffer, to: Buffer): PackFileEntry => ({ baseOid: oidOf(from), delta: createDelta(from, to)! });
  const [v0, v1, v2, v3] = versions as [Buffer, Buffer, Buffer, Buffer, Buffer];

  it('is read by git, with deltas before their bases', () => {
    const sandbox = new GitSandbox();
    try {
      const pack = packFile([delta(v1, v2), delta(v0, v1), { type: 'blob', data: v0 }]);
      sandbox.git(['index-pack', '--stdin', '--strict'], pack);
      expect(new Set(sandbox.allObjects().map(({ oid }) => oid))).toEqual(new Set([v0, v1, v2].map(oidOf)));
      const reader = opened(pack);
      expect(reader.resolveDeltas()).toEqual([]);
      expect(reader.info(0)).toMatchObject({ oid: oidOf(v2), depth: 2, baseOid: oidOf(v1), typeCode: 3 as ObjectTypeCode });
    } finally {
      sandbox.remove();
    }
  });

  it('may hold nothing', () => {
    const reader = opened(packFile([]));
    expect(reader.resolveDeltas()).toEqual([]);
    expect(reader.count).toBe(0);
    expect(reader.resolveDeltas()).toEqual([]);
  });

  it('may want a base that it makes itself once another is given', () => {
    const reader = opened(packFile([delta(v1, v2), delta(v0, v1)]));
    expect(reader.resolveDeltas().toSorted()).toEqual([oidOf(v0), oidOf(v1)].toSorted());
    reader.provideBase(oidOf(v0), 'blob', v0);
    expect(reader.resolveDeltas()).toEqual([]);
    expect(reader.externalBases()).toEqual([oidOf(v0)]);
    expect(reader.read(0).equals(v2)).toBe(true);
  });

  it('prefers a base of its own over the same one from outside', () => {
    const reader = opened(packFile([delta(v1, v2), delta(v0, v1), delta(v2, v3)]));
    reader.resolveDeltas();
    reader.provideBase(oidOf(v1), 'blob', v1);
    reader.provideBase(oidOf(v0), 'blob', v0);
    expect(reader.resolveDeltas()).toEqual([]);
    expect(reader.externalBases()).toEqual([oidOf(v0)]);
    expect([0, 1, 2].map((entry) => reader.info(entry).depth)).toEqual([2, 1, 3]);
    expect(reader.read(2).equals(v3)).toBe(true);
  });

  it('is refused when two objects are made from each other, though one could be had from outside', () => {
    const reader = opened(packFile([delta(v0, v1), delta(v1, v0)]));
    reader.resolveDeltas();
    reader.provideBase(oidOf(v0), 'blob', v0);
    expect(() => reader.resolveDeltas()).toThrow(expect.objectContaining({ code: 'pack/delta-cycle' }));
  });

  it('is refused when an object is made from itself', () => {
    const same = Buffer.concat([sizes(v0.length, v0.length), Buffer.from([0xb0, v0.length & 255, v0.length >> 8])]);
    expect(applyDelta(v0, same, 10_000).equals(v0)).toBe(true);
    const reader = opened(packFile([{ baseOid: oidOf(v0), delta: same }]));
    reader.resolveDeltas();
    reader.provideBase(oidOf(v0), 'blob', v0);
    expect(() => reader.resolveDeltas()).toThrow(expect.objectContaining({ code: 'pack/delta-cycle' }));
  });

  it('does not take a base whose data is another object', () => {
    const reader = opened(packFile([delta(v0, v1)]));
    reader.resolveDeltas();
    expect(() => reader.provideBase(oidOf(v0), 'blob', v2)).toThrow(expect.objectContaining({ code: 'pack/bad-base' }));
    expect(() => reader.provideBase(oidOf(v0), 'tree', v0)).toThrow(expect.objectContaining({ code: 'pack/bad-base' }));
  });

  it('does not tell of a delta that is not resolved', () => {
    const reader = opened(packFile([delta(v0, v1)]));
    reader.resolveDeltas();
    expect(() => reader.info(0)).toThrow(expect.objectContaining({ code: 'pack/unresolved' }));
    expect(() => reader.read(0)).toThrow(expect.objectContaining({ code: 'pack/unresolved' }));
    expect(() => reader.info(1)).toThrow(RangeError);
  });

  it('keeps the type of the base through a chain', () => {
    const [one, two] = ['x', 'y'].map((name) => Buffer.from(`100644 ${name}\0${'a'.repeat(20)}`.repeat(9)));
    const entry = { baseOid: hashObject('tree', one!), delta: createDelta(one!, two!, 1000)! };
    const reader = opened(packFile([{ type: 'tree', data: one! }, entry]));
    reader.resolveDeltas();
    expect(objectTypeFromCode(reader.info(1).typeCode)).toBe('tree');
    expect(reader.info(1).oid).toBe(hashObject('tree', two!));
  });
});

function sizes(...values: number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [(value & 127) | 128, value >> 7]));
}
