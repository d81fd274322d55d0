import { Resting } from './resting';

describe('what rests', () => {
  it('does so for a while, each in its own time, and says when the first one is due', () => {
    let now = 0;
    const resting = new Resting({ restMs: 500 }, () => now);
    expect([resting.keys(), resting.nextMs()]).toEqual([[], null]);
    resting.note(['a', null]);
    now = 200;
    resting.note(['b']);
    expect([resting.keys(), resting.nextMs()]).toEqual([['a', 'b'], 300]);
    now = 500;
    expect([resting.keys(), resting.nextMs()]).toEqual([['b'], 200]);
    now = 700;
    expect([resting.keys(), resting.nextMs()]).toEqual([[], null]);
  });

  it('are never so many that asking for the others gets slow', () => {
    const resting = new Resting({ restMs: 500 }, () => 0);
    resting.note(Array.from({ length: 5_000 }, (_, i) => String(i)));
    expect(resting.keys()).toHaveLength(2_000);
  });
});
