import { sharePercent, tellingTensors } from './telling';

const tensor = (name: string, dtype: string, size: number, start = 0) => ({
  name,
  dtype,
  shape: [size],
  bytes: { start, end: start + size },
});
const hashesOf = (...firsts: number[]): Uint8Array => Uint8Array.from(firsts.flatMap((first) => [first, ...Array<number>(15).fill(0)]));

describe('the tensors that tell models from each other', () => {
  const sizes = (tensors: ReturnType<typeof tensor>[], hashes: Uint8Array, isPlain = tensors.map(() => false)): number[] =>
    tellingTensors({ tensors }, hashes, isPlain).map(({ bytes }) => bytes);

  it('are large enough, of weights, and more than one number', () => {
    const tensors = [
      tensor('norm', 'F32', 512),
      tensor('mask', 'BOOL', 1 << 20),
      tensor('positions', 'I64', 8192),
      tensor('zeros', 'F32', 8192),
      tensor('q', 'F32', 8192),
    ];
    expect(sizes(tensors, hashesOf(1, 2, 3, 4, 5), [false, false, false, true, false])).toEqual([8192]);
  });

  it('count once, however often a file has them', () => {
    expect(sizes([tensor('wte', 'F16', 4096), tensor('lm_head', 'F16', 4096), tensor('q', 'F16', 5000)], hashesOf(7, 7, 8))).toEqual([
      4096, 5000,
    ]);
  });
});

describe('a share', () => {
  it.each([
    [98.99, 100, 98],
    [100, 100, 100],
    [99.999, 100, 99],
    [0.001, 100, 1],
    [5, 0, 0],
  ])('of %d in %d is %d percent', (shared, whole, percent) => {
    expect(sharePercent(shared, whole)).toBe(percent);
  });
});
