// What the labels of a classification are worth: how many, how spelled, how even, on which side.
import type { Example, Findings } from '../findings/findings';

const MAX_LABELS = 10_000;
const RARE = 10;
/** The most frequent label is so many times as frequent as the mean. */
const IMBALANCE = 5;
const MAX_SHOWN = 100;

interface Count {
  train: number;
  validation: number;
  rank: number;
  first: Example;
}

export interface LabelCount {
  label: string;
  train: number;
  validation: number;
}

export class Labels {
  private readonly counts = new Map<string, Count>();
  private overflow = 0;

  add(label: string, isTrain: boolean, rank: number, example: () => Example): void {
    let count = this.counts.get(label);
    if (!count) {
      if (this.counts.size >= MAX_LABELS) {
        this.overflow += 1;
        return;
      }
      count = { train: 0, validation: 0, rank, first: example() };
      this.counts.set(label, count);
    } else if (rank < count.rank) Object.assign(count, { rank, first: example() });
    if (isTrain) count.train += 1;
    else count.validation += 1;
  }

  /** The most frequent ones. */
  list(): LabelCount[] {
    return this.sorted()
      .slice(0, MAX_SHOWN)
      .map(([label, { train, validation }]) => ({ label, train, validation }));
  }

  get size(): number {
    return this.counts.size;
  }

  judge(findings: Findings): void {
    const all = this.sorted();
    const rows = all.reduce((sum, [, { train }]) => sum + train, 0);
    const inTrain = all.filter(([, { train }]) => train > 0);
    const add = (code: Parameters<Findings['add']>[0], [label, { rank, first }]: [string, Count], more = '') =>
      findings.add(code, rank, { ...first, detail: `${label.slice(0, 80)}${more}` });
    if (this.overflow > 0 || (inTrain.length > 50 && inTrain.length > rows / 2)) return add('label/too-many', all[0]!);
    if (inTrain.length === 1) add('label/single', inTrain[0]!);
    for (const group of this.spellings()) for (const entry of group) add('label/spelling', entry);
    for (const entry of inTrain) if (entry[1].train < RARE) add('label/rare', entry, `: ${entry[1].train}`);
    const most = inTrain[0];
    if (most && inTrain.length > 1 && most[1].train > imbalanceLimit(rows, inTrain.length))
      add('label/imbalance', most, `: ${most[1].train}`);
    if (all.every(([, { validation }]) => validation === 0)) return;
    for (const entry of all) {
      if (entry[1].train === 0) add('label/only-validation', entry);
      else if (entry[1].validation === 0) add('label/only-training', entry);
    }
  }

  private spellings(): [string, Count][][] {
    const groups = Map.groupBy(this.counts, ([label]) =>
      label
        .normalize('NFKC')
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_-]+/g, ' '),
    );
    return [...groups.values()].filter((group) => group.length > 1);
  }

  private sorted(): [string, Count][] {
    return [...this.counts].sort(([a, one], [b, two]) => two.train - one.train || (a < b ? -1 : 1));
  }
}

/** Of two labels nine in ten is uneven; of many, one that is five times the mean. */
function imbalanceLimit(rows: number, labels: number): number {
  return Math.min((rows / labels) * IMBALANCE, rows * 0.9);
}
