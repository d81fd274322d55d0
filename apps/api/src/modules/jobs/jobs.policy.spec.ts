import type { RunnerRoom } from './job-waiting.store';
import { contestOf, newJobKey, waitingReason, type WaitingFacts } from './jobs.policy';

const GIB = 1024 ** 3;
const NOW = new Date('2026-11-26T12:00:00Z');

const NEEDS = {
  recipe: 'sft-lora',
  cpus: 2,
  memoryBytes: 8 * GIB,
  gpus: 0,
  namespaceId: 7n,
  priceLimitMicro: 0n,
  isHereOnly: false,
  sharing: 0 as const,
};

type Change = Partial<Omit<RunnerRoom, 'total' | 'taken'>> & { total?: Partial<RunnerRoom['total']>; taken?: Partial<RunnerRoom['taken']> };

function room(change: Change = {}): RunnerRoom {
  return {
    name: 'one',
    namespaceId: null,
    isOpen: false,
    cpuHourMicro: 0n,
    gpuHourMicro: 0n,
    recipes: ['sft-lora'],
    isPaused: false,
    problem: null,
    ...change,
    total: { cpus: 4, memoryBytes: 16 * GIB, gpus: 1, slots: 2, ...change.total },
    taken: { cpus: 0, memoryBytes: 0, gpus: 0, slots: 0, ...change.taken },
  };
}

function reason(change: Partial<WaitingFacts> = {}) {
  return waitingReason({
    now: NOW,
    notBefore: NOW,
    needs: NEEDS,
    ahead: 0,
    runningOfNamespace: 0,
    limitOfNamespace: 2,
    rooms: [room()],
    ...change,
  });
}

describe('why a job waits', () => {
  it('is nothing at all for the first in turn with room for it', () => {
    expect(reason()).toEqual({ kind: 'starting' });
  });

  it('is its pause after a lost attempt, before anything else', () => {
    const until = new Date(NOW.getTime() + 2_000);
    expect(reason({ notBefore: until, rooms: [] })).toEqual({ kind: 'pause', until });
  });

  it('is that no runner is there', () => {
    expect(reason({ rooms: [] })).toEqual({ kind: 'no-runner', lacking: null });
  });

  it('is what the runner that comes nearest does not have', () => {
    const needs = { ...NEEDS, gpus: 2 };
    expect(reason({ needs, rooms: [room({ recipes: [] }), room()] })).toEqual({ kind: 'no-runner', lacking: 'gpus' });
    expect(reason({ needs, rooms: [room({ recipes: [] })] })).toEqual({ kind: 'no-runner', lacking: 'recipe' });
    expect(reason({ rooms: [room({ total: { memoryBytes: 4 * GIB } })] })).toEqual({ kind: 'no-runner', lacking: 'memory' });
    expect(reason({ rooms: [room({ total: { cpus: 1 } })] })).toEqual({ kind: 'no-runner', lacking: 'cpus' });
  });

  it('is the price, where runners that could take it up cost more than it agrees to', () => {
    const paid = { cpuHourMicro: 300n };
    expect(reason({ rooms: [room(paid), room({ cpuHourMicro: 200n }), room({ cpuHourMicro: 1n, recipes: [] })] })).toEqual({
      kind: 'price',
      hourMicro: 200n,
    });
    expect(reason({ rooms: [room(paid)], needs: { ...NEEDS, priceLimitMicro: 300n } })).toEqual({ kind: 'starting' });
    // Of its own namespace it costs nothing; of another one it is none of its business.
    expect(reason({ rooms: [room({ ...paid, namespaceId: 7n })] })).toEqual({ kind: 'starting' });
    expect(reason({ rooms: [room({ ...paid, namespaceId: 8n, isOpen: true })] })).toEqual({ kind: 'no-runner', lacking: null });
  });

  it('is that the runners that could take it up are paused, or have a problem of their own', () => {
    expect(reason({ rooms: [room({ isPaused: true }), room({ problem: 'Python is missing.' })] })).toEqual({ kind: 'paused' });
  });

  it('is that its namespace runs as many as it may, even when it would be next', () => {
    expect(reason({ runningOfNamespace: 2 })).toEqual({ kind: 'namespace-limit', running: 2, limit: 2 });
  });

  it('is how many are before it', () => {
    expect(reason({ ahead: 3 })).toEqual({ kind: 'ahead', jobs: 3, scarce: null });
    expect(reason({ ahead: 3, rooms: [room({ taken: { slots: 2 } })] })).toEqual({ kind: 'ahead', jobs: 3, scarce: 'slots' });
  });

  it('is what every runner is short of, for the next in turn', () => {
    expect(reason({ rooms: [room({ taken: { slots: 2 } })] })).toEqual({ kind: 'busy', runners: 1, scarce: 'slots' });
    expect(reason({ rooms: [room({ taken: { memoryBytes: 9 * GIB, slots: 1 } })] })).toEqual({
      kind: 'busy',
      runners: 1,
      scarce: 'memory',
    });
    expect(reason({ rooms: [room({ taken: { cpus: 3, slots: 1 } }), room()] })).toEqual({ kind: 'starting' });
  });
});

it('jobs have names that no two share', () => {
  const keys = new Set(Array.from({ length: 1000 }, newJobKey));
  expect(keys.size).toBe(1000);
  for (const key of keys) expect(key).toMatch(/^ftjob-[A-Za-z0-9]{24}$/);
});

describe('who can be ahead of a job', () => {
  const contest = (rooms: RunnerRoom[], runningOfNamespace = 0) =>
    contestOf({ needs: NEEDS, runningOfNamespace, limitOfNamespace: 2, rooms }, []);

  it('is who fits into what a free runner has left, at this moment', () => {
    const { rooms, isNow } = contest([room({ taken: { cpus: 1, memoryBytes: 4 * GIB, slots: 1 } }), room({ taken: { slots: 2 } })]);
    expect([isNow, rooms]).toMatchObject([true, [{ recipes: ['sft-lora'], cpus: 3, memoryBytes: 12 * GIB, gpus: 1, namespaceId: null }]]);
  });

  it('is whoever a runner that could take it up could run, while all of them are at work or its namespace has enough', () => {
    const whole = { recipes: ['sft-lora'], cpus: 4, memoryBytes: 16 * GIB, gpus: 1, namespaceId: null };
    expect(contest([room({ taken: { slots: 2 } }), room({ total: { cpus: 1 } })])).toMatchObject({ isNow: false, rooms: [whole] });
    expect(contest([room()], 2)).toMatchObject({ isNow: false, rooms: [whole] });
    expect(contest([room({ isPaused: true })])).toMatchObject({ isNow: false, rooms: [whole] });
  });

  it('is nobody where no runner could take it up', () => {
    expect(contest([room({ total: { cpus: 1 } })]).rooms).toEqual([]);
  });
});
