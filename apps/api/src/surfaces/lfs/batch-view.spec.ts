import { type BatchLinks, downloadObject, uploadObject } from './batch-view';

const OBJECT = { sha256: 'a'.repeat(64), sizeBytes: 25 };
const LINKS: BatchLinks = {
  upload: () => 'http://hub/up',
  verification: () => 'http://hub/verify',
  part: (_object, uploadId, number) => `http://hub/${uploadId}/${number}`,
  completion: (_object, uploadId) => `http://hub/${uploadId}`,
  present: () => 'http://hub/present',
};

describe('answers of the batch call', () => {
  it('leave out actions for an object that is there', () => {
    expect(uploadObject({ kind: 'stored', object: OBJECT }, LINKS, 600)).toEqual({ oid: OBJECT.sha256, size: 25 });
  });

  it('tell where to put and verify a single object', () => {
    const { actions } = uploadObject({ kind: 'single', object: OBJECT }, LINKS, 600);
    expect(actions).toEqual({ upload: { href: 'http://hub/up', expires_in: 600 }, verify: { href: 'http://hub/verify', expires_in: 600 } });
  });

  it('name an address for each part, as Hugging Face clients want them', () => {
    const { actions } = uploadObject({ kind: 'parts', object: OBJECT, uploadId: 'u1', partBytes: 10, parts: 3 }, LINKS, 600);
    expect(actions?.upload).toEqual({
      href: 'http://hub/u1',
      header: { chunk_size: '10', 1: 'http://hub/u1/1', 2: 'http://hub/u1/2', 3: 'http://hub/u1/3' },
      expires_in: 600,
    });
  });

  it('refuse one object without refusing the others', () => {
    expect(uploadObject({ kind: 'refused', object: OBJECT, reason: 'too-large', message: 'big' }, LINKS, 600).error).toEqual({
      code: 413,
      message: 'big',
    });
    expect(downloadObject(OBJECT, null, 600)).toMatchObject({ error: { code: 404 } });
    expect(downloadObject(OBJECT, 'http://hub/get', 600).actions?.download?.href).toBe('http://hub/get');
  });
});
