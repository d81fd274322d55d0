import { findPaths } from './find-paths';

const PATHS = ['config.json', 'docs/config.md', 'src/model/configuration.py', 'tokenizer.json', 'README.md'];

describe('finding a file by some of its letters', () => {
  it('puts the name itself before paths, and letters that stand together before scattered ones', () => {
    expect(findPaths(PATHS, 'config', 10)).toEqual(['config.json', 'docs/config.md', 'src/model/configuration.py']);
    expect(findPaths(PATHS, 'tkjson', 10)).toEqual(['tokenizer.json']);
    expect(findPaths(PATHS, 'readme.md', 10)).toEqual(['README.md']);
  });

  it('shows the beginning when nothing is typed, and nothing when nothing fits', () => {
    expect(findPaths(PATHS, ' ', 2)).toEqual(PATHS.slice(0, 2));
    expect(findPaths(PATHS, 'xyz', 5)).toEqual([]);
  });
});
