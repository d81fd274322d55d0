import type { ListedTensor } from '../../../lib/api-types';
import { filterTensors } from './filter-tensors';
import { rowsInView } from './rows-in-view';

const tensor = (name: string, dtype: string): ListedTensor => ({ name, dtype, shape: [1], parameters: 1, sizeBytes: 4, hash: null });

describe('tensors of a file', () => {
  it('are found by words of their names, in any order and case, and by dtype', () => {
    const all = [tensor('layers.0.q.weight', 'BF16'), tensor('layers.0.q.bias', 'F32'), tensor('layers.1.Q.weight', 'F32')];
    const names = (text: string, dtype: string | null = null) => filterTensors(all, text, dtype).map(({ name }) => name);
    expect(names('')).toHaveLength(3);
    expect(names('WEIGHT q')).toEqual(['layers.0.q.weight', 'layers.1.Q.weight']);
    expect(names('weight', 'F32')).toEqual(['layers.1.Q.weight']);
    expect(names('nothing')).toEqual([]);
  });

  it('are in the page only near what is looked at', () => {
    const rows = (top: number, count = 10_000) => rowsInView({ top, height: 320, rowHeight: 32, count });
    expect(rows(0)).toEqual({ start: 0, end: 22 });
    expect(rows(32_000)).toEqual({ start: 988, end: 1022 });
    expect(rows(320_000)).toEqual({ start: 9988, end: 10_000 });
    // Fewer than before, while the window is still far down; and the pull beyond an edge.
    expect(rows(320_000, 5)).toEqual({ start: 4, end: 5 });
    expect(rows(-50, 5)).toEqual({ start: 0, end: 5 });
  });
});
