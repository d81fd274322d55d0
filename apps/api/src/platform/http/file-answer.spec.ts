import { fileAnswer, type FileFacts, type FileQuestion } from './file-answer';

const FILE: FileFacts = { fileName: 'a.bin', commitOid: 'c'.repeat(40), etag: 'e'.repeat(64), sizeBytes: 100, isPrivate: false };
const PLAIN: FileQuestion = { range: undefined, ifRange: undefined, ifNoneMatch: undefined, download: false };

describe('the answer to a download', () => {
  it('gives the whole file with its size, commit and hash', () => {
    const { status, headers } = fileAnswer(FILE, PLAIN);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'Content-Length': '100',
      'X-Repo-Commit': FILE.commitOid,
      ETag: `"${FILE.etag}"`,
      'X-Linked-Size': '100',
      'Accept-Ranges': 'bytes',
    });
  });

  it.each([
    ['bytes=0-9', 0, 9, 'bytes 0-9/100', '10'],
    ['bytes=90-', 90, 99, 'bytes 90-99/100', '10'],
    ['bytes=-5', 95, 99, 'bytes 95-99/100', '5'],
    ['bytes=50-1000', 50, 99, 'bytes 50-99/100', '50'],
  ])('answers %s with that part', (range, start, endInclusive, contentRange, length) => {
    const answer = fileAnswer(FILE, { ...PLAIN, range });
    expect(answer).toMatchObject({
      status: 206,
      start,
      endInclusive,
      headers: { 'Content-Range': contentRange, 'Content-Length': length },
    });
  });

  it('refuses a range behind the end and says how long the file is', () => {
    const answer = fileAnswer(FILE, { ...PLAIN, range: 'bytes=100-' });
    expect(answer).toMatchObject({ status: 416, headers: { 'Content-Range': 'bytes */100' } });
    expect(answer.headers['Content-Length']).toBeUndefined();
  });

  it('answers the first byte of an empty file with an empty part, for clients that only want the size', () => {
    const answer = fileAnswer({ ...FILE, sizeBytes: 0 }, { ...PLAIN, range: 'bytes=0-0' });
    expect(answer).toMatchObject({ status: 206, headers: { 'Content-Range': 'bytes 0-0/0', 'Content-Length': '0' } });
  });

  it('ignores a range of another version of the file', () => {
    expect(fileAnswer(FILE, { ...PLAIN, range: 'bytes=0-9', ifRange: '"other"' }).status).toBe(200);
    expect(fileAnswer(FILE, { ...PLAIN, range: 'bytes=0-9', ifRange: `"${FILE.etag}"` }).status).toBe(206);
  });

  it.each([[`"${FILE.etag}"`], [`W/"${FILE.etag}"`], [FILE.etag], [`"x", "${FILE.etag}"`], ['*']])(
    'says 304 to a client that has it: %s',
    (ifNoneMatch) => {
      expect(fileAnswer(FILE, { ...PLAIN, ifNoneMatch }).status).toBe(304);
    },
  );

  it('sends what could run in a page as an attachment of plain text', () => {
    for (const fileName of ['x.html', 'x.SVG', 'x.js', 'x.xml']) {
      const { headers } = fileAnswer({ ...FILE, fileName }, PLAIN);
      expect(headers['Content-Type']).toBe('text/plain; charset=utf-8');
      expect(headers['Content-Disposition']).toMatch(/^attachment;/);
      expect(headers['Content-Security-Policy']).toBe("sandbox; default-src 'none'");
      expect(headers['X-Content-Type-Options']).toBe('nosniff');
    }
  });

  it('makes an attachment on demand', () => {
    expect(fileAnswer(FILE, { ...PLAIN, download: true }).headers['Content-Disposition']).toMatch(/^attachment;.*filename="a\.bin";$/);
    expect(fileAnswer(FILE, PLAIN).headers['Content-Disposition']).toMatch(/^inline;/);
  });

  it('keeps private files out of shared caches', () => {
    expect(fileAnswer({ ...FILE, isPrivate: true }, PLAIN).headers['Cache-Control']).toBe('private, no-cache');
  });
});
