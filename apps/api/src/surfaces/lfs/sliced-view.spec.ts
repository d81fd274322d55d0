import type { UploadDecision } from '../../modules/blobs';
import type { BatchLinks } from './batch-view';
import { slicedObject } from './sliced-view';

const OBJECT = { sha256: 'a'.repeat(64), sizeBytes: 25 };
const LAYOUT = { partBytes: 10, parts: 3 };
const LINKS: BatchLinks = {
  upload: () => 'http://hub/up',
  verification: () => 'http://hub/verify',
  part: (_object, uploadId, number) => `http://hub/${uploadId}/${number}`,
  completion: (_object, uploadId) => `http://hub/${uploadId}`,
  present: () => 'http://hub/present',
};
const PARTS: UploadDecision = { kind: 'parts', object: OBJECT, uploadId: 'u1', partBytes: 10, parts: 3 };
const STORED: UploadDecision = { kind: 'stored', object: OBJECT };
const SINGLE: UploadDecision = { kind: 'single', object: OBJECT };

function sliced(decision: UploadDecision, resumedId: string | null = null) {
  return slicedObject(decision, LAYOUT, { links: LINKS, expiresSeconds: 600, resumedId });
}

/** The uploadId that the client reads from its first part and sends back when it goes on. */
function keptId(decision: UploadDecision, resumedId: string | null = null): string | null {
  const [, ...urls] = Object.values(sliced(decision, resumedId).actions?.upload?.header ?? {}).toSorted();
  return new URL(urls[0] ?? '').searchParams.get('uploadId');
}

/** What csghub-sdk 0.9 sends of each part (upload_large_folder/slices.py). */
function bytesSent(header: Record<string, string>): number[] {
  const { chunk_size: chunk, ...urls } = header;
  const count = Object.keys(urls).length;
  return Object.keys(urls).map((key) => (Number(key) === count ? OBJECT.sizeBytes - (count - 1) * Number(chunk) : Number(chunk)));
}

describe('the batch answer for uploads of large folders', () => {
  it('is parts for what comes in parts, each with the upload in its address', () => {
    const { actions } = sliced(PARTS);
    expect(actions?.upload).toMatchObject({ href: 'http://hub/u1', header: { chunk_size: '10', 3: 'http://hub/u1/3?uploadId=u1' } });
    expect(actions?.verify?.href).toBe('http://hub/verify');
    expect(bytesSent(actions?.upload?.header ?? {})).toEqual([10, 10, 5]);
  });

  it('is one part for what comes whole', () => {
    expect(bytesSent(sliced(SINGLE).actions?.upload?.header ?? {})).toEqual([25]);
    expect(keptId(SINGLE)).toMatch(/^0{8}-/);
  });

  it('makes the client send one byte of what is here', () => {
    const header = sliced(STORED).actions?.upload?.header ?? {};
    expect(Object.values(header)).toContain(`http://hub/present?uploadId=${keptId(STORED)}`);
    expect(bytesSent(header)).toEqual([1]);
    expect(sliced(STORED, keptId(STORED))).toEqual(sliced(STORED));
    const tiny = slicedObject(
      { kind: 'stored', object: { ...OBJECT, sizeBytes: 1 } },
      { partBytes: 1, parts: 1 },
      { links: LINKS, expiresSeconds: 600, resumedId: null },
    );
    expect(Object.keys(tiny.actions?.upload?.header ?? {}).toSorted()).toEqual(['1', 'chunk_size']);
  });

  it('shows as many parts as before to who goes on with a file that has arrived meanwhile', () => {
    expect(bytesSent(sliced(STORED, 'u1').actions?.upload?.header ?? {})).toEqual([10, 10, 5]);
  });

  it('goes on with the same upload, and says what to do when it has ended', () => {
    expect(sliced(PARTS, 'u1')).toEqual(sliced(PARTS));
    for (const resumed of [sliced(PARTS, 'u0'), sliced(PARTS, keptId(STORED)), sliced(SINGLE, keptId(STORED))])
      expect(resumed).toMatchObject({ error: { code: 409, message: expect.stringContaining('.cache/csghub') } });
  });

  it('refuses as ever', () => {
    expect(sliced({ kind: 'refused', object: OBJECT, reason: 'quota', message: 'full' }).error).toEqual({ code: 403, message: 'full' });
  });
});
