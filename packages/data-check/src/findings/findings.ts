// Findings as they are counted. Of each code at most 20 examples are kept, chosen by a hash of their contents, so that neither the order of rows nor the
// names of files decide which ones are shown.
import { FINDINGS, type FindingCode, type Severity } from './codes';

const MAX_EXAMPLES = 20;

export interface Place {
  file: string;
  /** From 1; of a Parquet file the row. */
  line: number;
  /** From 1. */
  column?: number;
}

export interface Example {
  place: Place;
  /** The other side, of what concerns two rows. */
  other?: Place;
  /** Between 0 and 1, of near duplicates. */
  similarity?: number;
  /** What in particular: a column, a role, a label. */
  detail?: string;
}

export interface Finding {
  code: FindingCode;
  severity: Severity;
  count: number;
  /** Counts are estimates from a sample when they are not exact. */
  isEstimate: boolean;
  examples: Example[];
  next: string;
  sentence: string;
  todo: string;
}

interface Kept {
  rank: number;
  example: Example;
}

interface Open {
  count: number;
  isEstimate: boolean;
  kept: Kept[];
}

export class Findings {
  private readonly open = new Map<FindingCode, Open>();

  /** `rank` is a hash of the contents: the smallest are shown. */
  add(code: FindingCode, rank: number, example: Example): void {
    const found = this.of(code);
    found.count += 1;
    keep(found.kept, { rank, example });
  }

  /** Of what was counted elsewhere; examples come with their ranks. */
  addCounted(code: FindingCode, count: number, examples: { rank: number; example: Example }[], isEstimate = false): void {
    if (count <= 0) return;
    const found = this.of(code);
    found.count += count;
    found.isEstimate ||= isEstimate;
    for (const example of examples) keep(found.kept, example);
  }

  count(code: FindingCode): number {
    return this.open.get(code)?.count ?? 0;
  }

  list(): Finding[] {
    const codes = (Object.keys(FINDINGS) as FindingCode[]).filter((code) => this.open.has(code));
    return codes.map((code) => {
      const { severity, next, sentence, todo } = FINDINGS[code];
      const { count, isEstimate, kept } = this.open.get(code)!;
      const examples = kept.map(({ example }) => example).sort(byPlace);
      return { code, severity, count, isEstimate, examples, next, sentence, todo };
    });
  }

  private of(code: FindingCode): Open {
    const found = this.open.get(code) ?? { count: 0, isEstimate: false, kept: [] };
    this.open.set(code, found);
    return found;
  }
}

function keep(kept: Kept[], candidate: Kept): void {
  if (kept.length === MAX_EXAMPLES && !isBefore(candidate, kept[MAX_EXAMPLES - 1]!)) return;
  const at = kept.findIndex((other) => isBefore(candidate, other));
  kept.splice(at < 0 ? kept.length : at, 0, candidate);
  if (kept.length > MAX_EXAMPLES) kept.pop();
}

/** Equal contents are told apart by place; which of them is shown makes no difference to what is shown of it. */
function isBefore(a: Kept, b: Kept): boolean {
  return a.rank !== b.rank ? a.rank < b.rank : byPlace(a.example, b.example) < 0;
}

function byPlace(a: Example, b: Example): number {
  return comparePlaces(a.place, b.place) || (a.other && b.other ? comparePlaces(a.other, b.other) : 0);
}

export function comparePlaces(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
