import { DownloadCounter } from './download-counter';

function counterAt(clock: { now: Date }): DownloadCounter {
  return new DownloadCounter({ now: () => clock.now });
}

describe('downloads noted in memory', () => {
  it('are one for a reader and a repository, however many files it fetches', () => {
    const counter = counterAt({ now: new Date(0) });
    for (let file = 0; file < 100; file += 1) counter.note(1n, 'user:7');
    counter.note(1n, 'user:8');
    counter.note(2n, 'user:7');
    expect(counter.take().seen).toHaveLength(3);
    counter.note(1n, 'user:7');
    expect(counter.take().seen).toHaveLength(0);
  });

  it('are told again while the reader goes on', () => {
    const clock = { now: new Date(0) };
    const counter = counterAt(clock);
    counter.note(1n, 'user:7');
    counter.take();
    clock.now = new Date(6 * 60_000);
    counter.note(1n, 'user:7');
    expect(counter.take().seen).toHaveLength(1);
  });

  it('are kept when they could not be written', () => {
    const counter = counterAt({ now: new Date(0) });
    counter.note(1n, 'user:7');
    const { seen } = counter.take();
    counter.putBack(seen);
    expect(counter.take().seen).toEqual(seen);
  });

  it('take bounded memory in a flood, which is said', () => {
    const counter = counterAt({ now: new Date(0) });
    for (let reader = 0; reader < 60_000; reader += 1) counter.note(1n, `address:${reader}`);
    const { seen, dropped } = counter.take();
    expect([seen.length, dropped]).toEqual([50_000, 10_000]);
  });
});
