import type { Runner } from '../../../lib/api-types';
import { runnerCommands, standingOf } from './standing';

const NOW = Date.parse('2026-01-01T00:01:00.000Z');
const runner = { seenAt: '2026-01-01T00:00:50.000Z', isPaused: false, problem: null, running: 0 } as Runner;

describe('what a runner is at', () => {
  it('is told by when it was heard of before anything else', () => {
    expect(standingOf(runner, NOW)).toBe('free');
    expect(standingOf({ ...runner, running: 1 }, NOW)).toBe('busy');
    expect(standingOf({ ...runner, problem: 'No Python.' }, NOW)).toBe('problem');
    expect(standingOf({ ...runner, isPaused: true, problem: 'No Python.' }, NOW)).toBe('paused');
    expect(standingOf({ ...runner, running: 1 }, NOW + 120_000)).toBe('away');
    expect(standingOf({ ...runner, seenAt: null }, NOW)).toBe('unheard');
  });

  it('begins with commands that put the token where no list of processes shows it', () => {
    const [first, second] = runnerCommands('http://hub.example', 'mgr_secret');
    expect(first).toContain("'mgr_secret' > runner-token");
    expect(second).not.toContain('mgr_secret');
  });
});
