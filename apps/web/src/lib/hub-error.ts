import type { Problem } from './api-types';

/** A refusal or failure of /hub/v1. `code` is stable; `requestId` is what a user quotes to the operator. */
export class HubError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** What is wrong with which input. */
  readonly fields: Record<string, string>;
  /** Of a repository that was taken down: why, to who keeps it; of what a rule keeps one from: what. */
  readonly reason: string | null;
  /** Of the rule that is in the way. */
  readonly pattern: string | null;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.name = 'HubError';
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId ?? null;
    this.reason = problem.reason ?? null;
    this.pattern = problem.pattern ?? null;
    this.fields = Object.fromEntries((problem.fields ?? []).map(({ field, message }) => [field, message]));
  }
}

/** What a failed response says: its problem document when it has one, else a problem made from its status line. */
export function problemOf(status: number, body: unknown, requestId: string | null): Problem {
  const known = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const { fields, ...rest } = known;
  const named = Array.isArray(fields) ? { fields } : {};
  return { ...rest, ...named, status, code: known.code ?? `http/${status}`, requestId: known.requestId ?? requestId ?? undefined };
}

/** Trying again can help when the network failed or the server did; never when it answered that the request is wrong. */
export function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof HubError) || error.status >= 500 || error.status === 429;
}
