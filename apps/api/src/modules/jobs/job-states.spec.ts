import {
  FAILURE_CLASSES,
  isLegal,
  isRetried,
  isTerminal,
  JOB_STATES,
  type JobMove,
  MOST_LOSSES,
  MOVES,
  pauseMs,
  TERMINAL_STATES,
} from './job-states';

const MOVE_NAMES = Object.keys(MOVES) as JobMove[];

describe('the states of a job', () => {
  it('lead nowhere from an end', () => {
    for (const state of TERMINAL_STATES) for (const move of MOVE_NAMES) expect(isLegal(state, move)).toBe(false);
  });

  it('all lead to an end', () => {
    const reaches = (state: (typeof JOB_STATES)[number], seen: string[]): boolean =>
      isTerminal(state) ||
      MOVE_NAMES.filter((move) => isLegal(state, move) && !seen.includes(MOVES[move].to)).some((move) =>
        reaches(MOVES[move].to, [...seen, MOVES[move].to]),
      );
    for (const state of JOB_STATES) expect(reaches(state, [state])).toBe(true);
  });

  it('are run only by whoever took the job from the queue', () => {
    expect(JOB_STATES.filter((state) => isLegal(state, 'running'))).toEqual(['queued']);
    expect(JOB_STATES.filter((state) => isLegal(state, 'succeeded'))).toEqual(['running']);
    expect(JOB_STATES.filter((state) => isLegal(state, 'requeued'))).toEqual(['running']);
  });

  it('can be left by cancelling as long as the job has not ended', () => {
    expect(JOB_STATES.filter((state) => isLegal(state, 'cancelled'))).toEqual(JOB_STATES.filter((state) => !isTerminal(state)));
  });
});

describe('another attempt', () => {
  it('follows losses that the job has no part in, and nothing else', () => {
    expect(FAILURE_CLASSES.filter((failure) => isRetried(failure, 0))).toEqual(['infrastructure']);
  });

  it('does not follow for ever', () => {
    expect(isRetried('infrastructure', MOST_LOSSES - 2)).toBe(true);
    expect(isRetried('infrastructure', MOST_LOSSES - 1)).toBe(false);
  });

  it('waits longer each time, up to a minute', () => {
    expect([1, 2, 3, 4, 9].map(pauseMs)).toEqual([2_000, 8_000, 32_000, 60_000, 60_000]);
  });
});
