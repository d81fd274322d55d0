// Both sides in turns, so that whatever else the machine does meets both alike.
import { median } from './statistics.mjs';

/**
 * @param {number} rounds
 * @param {{ hub: (round: number) => Promise<number>, peer: (round: number) => Promise<number> }} measure who goes first changes every round
 * @returns {Promise<{ hub: number[], peer: number[] }>}
 */
export async function alternate(rounds, measure) {
  const values = { hub: [], peer: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const side of inTurn(round)) values[side].push(await measure[side](round));
  }
  return values;
}

export function inTurn(round) {
  return round % 2 === 0 ? ['hub', 'peer'] : ['peer', 'hub'];
}

/** The median of `count` measurements one after another: for what takes only milliseconds. */
export async function medianOf(count, measure) {
  const values = [];
  for (let i = 0; i < count; i += 1) values.push(await measure(i));
  return median(values);
}
