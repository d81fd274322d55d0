// What a row is judged by: how a figure is made from both sides, and from where on it is good.

/** Both sides are times: hub ÷ peer, lower is better. */
export function timesAtMost(reach, stretch) {
  return { kind: 'time ratio', reach, stretch, better: 'lower', symbol: '×', of: ({ hub, peer }) => hub.median / peer.median };
}

/** Both sides are times: how often the hub fits into the peer's time, higher is better. */
export function fasterBy(reach, stretch) {
  return { kind: 'times faster', reach, stretch, better: 'higher', symbol: '×', of: ({ hub, peer }) => peer.median / hub.median };
}

/** Both sides are rates: hub ÷ peer, higher is better. */
export function rateAtLeast(reach, stretch) {
  return { kind: 'rate ratio', reach, stretch, better: 'higher', symbol: '×', of: ({ hub, peer }) => hub.median / peer.median };
}

/** A figure of the hub alone, by its median. */
export function atMost(reach, stretch, unit) {
  return { kind: 'hub alone', reach, stretch, better: 'lower', symbol: ` ${unit}`, of: ({ hub }) => hub.median };
}

/** A rate of the hub alone, by its median. */
export function atLeast(reach, stretch, unit) {
  return { ...atMost(reach, stretch, unit), better: 'higher' };
}

/** A figure of the hub alone that no round may exceed. */
export function neverAbove(reach, stretch, unit) {
  return { ...atMost(reach, stretch, unit), kind: 'hub alone, worst round', of: ({ hub }) => hub.max };
}

export function judge(goal, figures) {
  const value = goal.of(figures);
  const holds = (limit) => limit !== undefined && (goal.better === 'lower' ? value <= limit : value >= limit);
  return { value, isMet: holds(goal.reach), isStretchMet: holds(goal.stretch) };
}

export function limitText(goal, limit) {
  return limit === undefined ? '–' : `${goal.better === 'lower' ? '≤' : '≥'} ${limit}${goal.symbol}`;
}
