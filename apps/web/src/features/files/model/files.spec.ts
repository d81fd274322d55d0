import type { TreeItem } from '../../../lib/api-types';
import { crumbs, parentOf } from './crumbs';
import { isImage, neverText } from './file-kind';
import { foldersFirst } from './order';

describe('breadcrumbs', () => {
  it('lead from the root to the file', () => {
    expect(crumbs('a/b/c.txt')).toEqual([
      { name: 'a', path: 'a' },
      { name: 'b', path: 'a/b' },
      { name: 'c.txt', path: 'a/b/c.txt' },
    ]);
    expect(crumbs('')).toEqual([]);
  });

  it('know the parent of a path', () => {
    expect([parentOf('a/b/c'), parentOf('a'), parentOf('')]).toEqual(['a/b', '', '']);
  });
});

describe('kinds of files', () => {
  it('show pictures, but not SVG, which can act', () => {
    expect(['x.PNG', 'x.svg', 'png'].map(isImage)).toEqual([true, false, false]);
  });

  it('know weights without asking for them', () => {
    expect(['a/model.safetensors', 'config.json', 'bin'].map(neverText)).toEqual([true, false, false]);
  });
});

describe('the order of a folder', () => {
  it('has folders first and otherwise stays', () => {
    const item = (name: string, kind: TreeItem['kind']) => ({
      name,
      path: name,
      kind,
      sizeBytes: 0,
      oid: '',
      large: false,
      sha256: null,
      lastCommit: null,
    });
    const items = [item('a', 'file'), item('b', 'directory'), item('c', 'submodule'), item('d', 'directory')];
    expect(foldersFirst(items).map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
  });
});
