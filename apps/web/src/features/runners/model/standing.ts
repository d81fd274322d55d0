// What a runner is at. Pure; the present moment comes in.
import type { Runner } from '../../../lib/api-types';

/** Runners ask at least every 30 s; twice that long unheard, and nobody should count on it. */
const HEARD_MS = 60_000;

export type Standing = 'unheard' | 'away' | 'problem' | 'paused' | 'busy' | 'free';

export function standingOf({ seenAt, isPaused, problem, running }: Runner, now: number): Standing {
  if (seenAt === null) return 'unheard';
  if (now - Date.parse(seenAt) > HEARD_MS) return 'away';
  if (isPaused) return 'paused';
  if (problem !== null) return 'problem';
  return running > 0 ? 'busy' : 'free';
}

/** What to type on the machine that shall be the runner. The token goes into a file first, so that no list of processes shows it. */
export function runnerCommands(hubUrl: string, token: string): string[] {
  return [`umask 077; printf '%s\\n' '${token}' > runner-token`, `npm run grove -- runner --hub ${hubUrl} --token-file runner-token`];
}
