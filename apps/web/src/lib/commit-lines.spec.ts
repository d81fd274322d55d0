import { commitBody, toBase64 } from './commit-lines';

describe('a commit on the wire', () => {
  it('has a header, then one line for each change', async () => {
    const body = await commitBody({ title: 'Add', description: 'why', parent: 'a'.repeat(40) }, [
      { kind: 'file', path: 'ä.txt', content: new Blob(['grüß']) },
      { kind: 'large', path: 'w.bin', sha256: 'b'.repeat(64), sizeBytes: 7 },
      { kind: 'delete', path: 'old' },
    ]);
    const lines = (await body.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { key: string; value: { content?: string } });
    expect(lines.map(({ key }) => key)).toEqual(['header', 'file', 'lfsFile', 'deletedFile']);
    expect(lines[0]?.value).toEqual({ summary: 'Add', description: 'why', parentCommit: 'a'.repeat(40) });
    expect(Buffer.from(lines[1]?.value.content ?? '', 'base64').toString()).toBe('grüß');
  });

  it('carries any bytes', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 31) % 256);
    expect(Buffer.from(toBase64(bytes), 'base64').equals(bytes)).toBe(true);
  });
});
