export type Level = 'fine' | 'near' | 'full';

const NEAR = 0.9;

/** How much of a limit is used, from 0 to 1, and how urgent that is. A limit of nothing is full from the start. */
export function shareOf(used: number, limit: number): { share: number; level: Level } {
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  return { share, level: share >= 1 ? 'full' : share >= NEAR ? 'near' : 'fine' };
}
