// Small deterministic random numbers: a campaign can be run again with the same ones.

/** @returns {(below: number) => number} whole numbers from 0 */
export function randomBelow(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
