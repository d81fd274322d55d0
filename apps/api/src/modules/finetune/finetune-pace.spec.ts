import { paceOf, type SeenPace } from './finetune-pace';

const SMALL = 1e7;
const job = { flopsPerToken: SMALL, units: 4 };
const jobs = (...factors: number[]): SeenPace[] => factors.map((factor) => ({ ...job, factor }));

describe('what is learned from jobs that ended', () => {
  it('is nothing as long as there are none, or only such as are of another size', () => {
    expect(paceOf([], job, 6)).toBeNull();
    expect(paceOf([{ factor: 9, flopsPerToken: 1e10, units: 4 }], job, 6)).toBeNull();
    expect(paceOf([{ factor: 9, flopsPerToken: SMALL, units: 256 }], job, 6)).toBeNull();
  });

  it('moves the estimate with the first job, and leaves the interval about as wide as it was', () => {
    const { value, low, high } = paceOf(jobs(3), job, 6)!;
    expect(value).toBeGreaterThan(2);
    expect(value).toBeLessThan(3);
    expect(value / low).toBeGreaterThan(3);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(3);
  });

  it('narrows with each job that says the same', () => {
    const widths = [1, 2, 4, 8, 16].map((count) => {
      const { low, high } = paceOf(jobs(...Array.from({ length: count }, () => 0.2)), job, 6)!;
      return high / low;
    });
    expect([...widths].sort((one, other) => other - one)).toEqual(widths);
    expect(widths.at(-1)).toBeLessThan(2.5);
  });

  it('stays wide when jobs differ, and holds nearly all of them', () => {
    const factors = [0.5, 0.7, 1, 1.4, 2, 0.6, 1.2, 0.9, 1.6, 1.1];
    const { low, high } = paceOf(jobs(...factors), job, 6)!;
    expect(high / low).toBeGreaterThan(3);
    expect(factors.filter((factor) => factor >= low && factor <= high).length).toBeGreaterThanOrEqual(9);
  });

  it('believes jobs of its own size and machine more than others', () => {
    const mixed = [...jobs(2, 2, 2), ...jobs(20, 20, 20).map((one) => ({ ...one, flopsPerToken: SMALL * 30 }))];
    const { value } = paceOf(mixed, job, 6)!;
    expect(value).toBeLessThan(4);
  });

  it('passes over what is no number', () => {
    expect(paceOf(jobs(0, Number.NaN, Infinity), job, 6)).toBeNull();
    expect(paceOf(jobs(0, 2), job, 6)).toEqual(paceOf(jobs(2), job, 6));
  });
});
