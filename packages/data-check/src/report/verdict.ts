// From findings to a verdict: red when something blocks, amber when something is to be looked at, green else; one line for each topic with its reason and what to do next.
import { FINDINGS, TOPICS, type Topic } from '../findings/codes';
import type { Finding } from '../findings/findings';

export type Verdict = 'green' | 'amber' | 'red';

export interface VerdictLine {
  topic: Topic;
  verdict: Verdict;
  /** The code of the gravest finding, most frequent first; `null` when all is well. */
  code: Finding['code'] | null;
  reason: string;
  next: string | null;
  todo: string | null;
}

/** Lines that could not be looked at are left out. */
export function verdictLines(findings: Finding[], topics: ReadonlySet<Topic>): VerdictLine[] {
  return TOPICS.filter((topic) => topics.has(topic)).map((topic) =>
    lineOf(
      topic,
      findings.filter(({ code }) => FINDINGS[code].topic === topic),
    ),
  );
}

export function verdictOf(findings: Finding[]): Verdict {
  if (findings.some(({ severity }) => severity === 'blocking')) return 'red';
  return findings.length > 0 ? 'amber' : 'green';
}

function lineOf(topic: Topic, findings: Finding[]): VerdictLine {
  const [worst] = findings.toSorted((a, b) => gravity(b) - gravity(a) || b.count - a.count || (a.code < b.code ? -1 : 1));
  if (!worst) return { topic, verdict: 'green', code: null, reason: 'Nothing was found.', next: null, todo: null };
  const { code, count, isEstimate, sentence, next, todo } = worst;
  return { topic, verdict: verdictOf(findings), code, reason: `${sentence} (${isEstimate ? 'about ' : ''}${count})`, next, todo };
}

function gravity({ severity }: Finding): number {
  return severity === 'blocking' ? 1 : 0;
}
