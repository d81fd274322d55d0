import { BlobLimits } from './blob-limits';
import { decideUpload, partLength, storageKey } from './blobs.policy';

const MIB = 1024 * 1024;
const OBJECT = { sha256: `ab${'c'.repeat(62)}`, sizeBytes: 100 };
const RULES = { maxUploadBytes: 1000, multipart: true, multipartAboveBytes: 500 };

describe('how a large file is to be sent', () => {
  it('needs nothing when this repository has it', () => {
    expect(decideUpload(OBJECT, 100, RULES).kind).toBe('stored');
  });

  it('refuses another size under the same hash', () => {
    expect(decideUpload(OBJECT, 99, RULES)).toMatchObject({ kind: 'refused', reason: 'size-mismatch' });
  });

  it('refuses what is larger than the operator allows', () => {
    expect(decideUpload({ ...OBJECT, sizeBytes: 1001 }, undefined, RULES)).toMatchObject({ kind: 'refused', reason: 'too-large' });
  });

  it('comes in parts above the threshold, to clients that can', () => {
    const large = { ...OBJECT, sizeBytes: 501 };
    expect(decideUpload(large, undefined, RULES).kind).toBe('parts-wanted');
    expect(decideUpload(large, undefined, { ...RULES, multipart: false }).kind).toBe('single');
    expect(decideUpload(OBJECT, undefined, RULES).kind).toBe('single');
  });
});

describe('parts', () => {
  it('cover the file exactly', () => {
    expect([1, 2, 3, 4, 0].map((number) => partLength(250, 100, number))).toEqual([100, 100, 50, 0, 0]);
    expect(partLength(200, 100, 3)).toBe(0);
  });

  it('grow so that there are never more than a thousand', () => {
    const limits = new BlobLimits();
    const sizeBytes = 900_000 * MIB;
    expect(Math.ceil(sizeBytes / limits.partBytes(sizeBytes))).toBeLessThanOrEqual(1000);
    expect(limits.partBytes(6_000_000_000)).toBe(64 * MIB);
    expect(Math.ceil(sizeBytes / limits.pagePartBytes(sizeBytes))).toBeLessThanOrEqual(1000);
  });

  it('of a page are so small that four on their way are less than a twentieth of a file above 420 MB', () => {
    const limits = new BlobLimits();
    const sizes = [420e6, 1e9, 2e9, 2 ** 31, 10e9, 16e9, 17e9, 50e9];
    expect(sizes.filter((bytes) => (4 * limits.pagePartBytes(bytes)) / bytes >= 0.05)).toEqual([]);
    expect([6e6, 2e9, 10e9].map((bytes) => limits.pagePartBytes(bytes) / MIB)).toEqual([5, 8, 16]);
  });
});

it('keeps an object under its hash', () => {
  expect(storageKey(OBJECT.sha256)).toBe(`lfs/ab/cc/${OBJECT.sha256}`);
});
