import { tensorChanges, type ListedTensors } from './tensor-changes';

/** Name, dtype, shape, and a number that stands for the contents. */
function listed(tensors: [name: string, dtype: string, shape: number[], contents: number][], isHashed = true): ListedTensors {
  return {
    tensors: tensors.map(([name, dtype, shape]) => ({ name, dtype, shape, bytes: null })),
    hashes: isHashed ? Uint8Array.from(tensors.flatMap(([, , , contents]) => Array<number>(16).fill(contents))) : null,
  };
}
const told = (before: ListedTensors, after: ListedTensors): string[] =>
  tensorChanges(before, after).items.map(({ kind, before: old, after: now, what }) =>
    [kind, old?.name, now?.name, ...what].filter(Boolean).join(' '),
  );

describe('what differs between two files of weights', () => {
  it('is told by name: what came, went, was changed and is called otherwise now', () => {
    const before = listed([
      ['same', 'F32', [2], 1],
      ['gone', 'F32', [2], 2],
      ['old', 'F32', [2], 3],
      ['wider', 'F32', [2], 4],
      ['half', 'F32', [2], 5],
      ['tuned', 'F32', [2], 6],
    ]);
    const after = listed([
      ['same', 'F32', [2], 1],
      ['new', 'F32', [2], 3],
      ['wider', 'F32', [4], 14],
      ['half', 'F16', [2], 15],
      ['tuned', 'F32', [2], 16],
      ['more', 'F32', [2], 17],
    ]);
    expect(told(before, after)).toEqual([
      'renamed old new',
      'changed wider wider shape',
      'changed half half dtype',
      'changed tuned tuned content',
      'added more',
      'removed gone',
    ]);
    expect(tensorChanges(before, after)).toMatchObject({ same: 1, isContentCompared: true });
  });

  it('leaves open what was not hashed: no contents, no new names', () => {
    const before = listed(
      [
        ['a', 'F32', [2], 1],
        ['b', 'F32', [2], 2],
      ],
      false,
    );
    const after = listed([
      ['a', 'F32', [2], 9],
      ['c', 'F32', [2], 2],
    ]);
    expect(told(before, after)).toEqual(['added c', 'removed b']);
    expect(tensorChanges(before, after)).toMatchObject({ same: 1, isContentCompared: false });
  });

  it('gives each of two equal tensors a name of its own', () => {
    const before = listed([
      ['a', 'F32', [2], 1],
      ['b', 'F32', [2], 1],
    ]);
    expect(
      told(
        before,
        listed([
          ['c', 'F32', [2], 1],
          ['d', 'F32', [2], 1],
        ]),
      ),
    ).toEqual(['renamed a c', 'renamed b d']);
  });
});
