// How long jobs take is learned from jobs that ended here. What is learned is a factor on the estimate that is made of nothing but arithmetic: its
// logarithm is taken for normally distributed with unknown mean and spread, of which the estimate's own interval is the prior. So the first quotes of a hub are as wide as
// what nobody measured, one job moves them, and ten that agree leave little of the prior (docs/decisions/0026).

/** What one job took for each second that was expected. */
export interface SeenPace {
  factor: number;
  flopsPerToken: number;
  /** Cores, or GPUs. */
  units: number;
}

/** value, and the 95 % interval of the next job. */
export interface Pace {
  value: number;
  low: number;
  high: number;
}

/** So many jobs is the prior worth: of its mean little, since nobody measured it, and the less the further off it was; of its spread some, since two jobs say little of that. */
const PRIOR_MEAN = 0.3;
const PRIOR_SPREAD = 0.5;
/** Jobs of the same kind never take the same time. */
const LEAST_SPREAD = 0.1;
const QUANTILE = 1.96;
/** How fast a job says less of another one: by tens of the size of a model, by doublings of the machine. */
const DECADES = 0.5;
const DOUBLINGS = 1;
/** Jobs that say less than this together are none. */
const LEAST_WEIGHT = 0.05;

/** `prior`: by what factor the estimate may be wrong either way. Null: nothing was seen that says anything of such a job. */
export function paceOf(seen: readonly SeenPace[], job: Omit<SeenPace, 'factor'>, prior: number): Pace | null {
  const weighed = seen.map((one) => ({ log: Math.log(one.factor), weight: likeness(one, job) })).filter(({ log }) => Number.isFinite(log));
  const weight = sum(weighed.map((one) => one.weight));
  if (weight < LEAST_WEIGHT) return null;
  const mean = sum(weighed.map((one) => one.weight * one.log)) / weight;
  const scatter = sum(weighed.map((one) => one.weight * (one.log - mean) ** 2));
  const spread = Math.log(prior) / QUANTILE;
  const trust = PRIOR_MEAN / (1 + (mean / spread) ** 2);
  const centre = (weight * mean) / (trust + weight);
  const disagreement = ((trust * weight) / (trust + weight)) * mean ** 2;
  const variance = (PRIOR_SPREAD * spread ** 2 + scatter + disagreement) / (PRIOR_SPREAD + weight);
  const deviation = Math.max(LEAST_SPREAD, Math.sqrt(variance * (1 + 1 / (trust + weight))));
  const at = (quantile: number): number => Math.exp(centre + quantile * deviation);
  return { value: at(0), low: at(-QUANTILE), high: at(QUANTILE) };
}

function likeness(one: SeenPace, job: Omit<SeenPace, 'factor'>): number {
  const decades = Math.log10(one.flopsPerToken / job.flopsPerToken) / DECADES;
  const doublings = Math.log2(one.units / job.units) / DOUBLINGS;
  return Math.exp(-(decades ** 2 + doublings ** 2) / 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
