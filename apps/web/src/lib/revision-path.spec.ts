import { blobAddress } from './addresses';
import { rawTailOf, splitRevisionPath } from './revision-path';

const refs = ['main', 'feature', 'feature/x', 'refs/pr/1', 'v1.0'];

describe('splitting a revision from a path', () => {
  it('takes the first segment when it names a ref', () => {
    expect(splitRevisionPath('main/a/b.txt', refs)).toEqual({ revision: 'main', path: 'a/b.txt' });
    expect(splitRevisionPath('main', refs)).toEqual({ revision: 'main', path: '' });
  });

  it('decodes an encoded ref', () => {
    expect(splitRevisionPath('refs%2Fpr%2F1/a', refs)).toEqual({ revision: 'refs/pr/1', path: 'a' });
  });

  it('takes the longest ref when none of its slashes are encoded', () => {
    expect(splitRevisionPath('refs/pr/1/a', refs)).toEqual({ revision: 'refs/pr/1', path: 'a' });
    expect(splitRevisionPath('topic/y/a', ['topic/y', 'topic/y/a', 'other'])).toEqual({ revision: 'topic/y/a', path: '' });
  });

  it('takes an unknown first segment, such as a commit, as it is', () => {
    expect(splitRevisionPath(`${'a'.repeat(40)}/x`, refs)).toEqual({ revision: 'a'.repeat(40), path: 'x' });
  });

  it('decodes paths and survives what is not decodable', () => {
    expect(splitRevisionPath('main/100%25%20%231%3F.txt', refs).path).toBe('100% #1?.txt');
    expect(splitRevisionPath('main/%zz', refs).path).toBe('%zz');
  });

  it.each(['a.txt', '100% #1?.txt', 'docs 文档/x&y=z.md', '%2F/%25'])('gives back the path %j that an address was made of', (path) => {
    const address = blobAddress({ type: 'dataset', namespace: 'a', name: 'b' }, 'refs/pr/1', path);
    expect(splitRevisionPath(rawTailOf(address, 'blob')!, refs)).toEqual({ revision: 'refs/pr/1', path });
  });
});

describe('the tail of an address', () => {
  it('ends where query and fragment begin', () => {
    expect(rawTailOf('/a/b/tree/main/x?y=1#z', 'tree')).toBe('main/x');
    expect(rawTailOf('/spaces/a/b/blob/main/x', 'blob')).toBe('main/x');
  });

  it('is nothing on other pages', () => {
    expect(rawTailOf('/a/b', 'tree')).toBeNull();
    expect(rawTailOf('/a/b/blob/main/x', 'tree')).toBeNull();
  });
});
