// Refusals of our own API as problem details (RFC 9457): one pure function. `code` is stable and is what clients compare;
// `detail` is a sentence for people; `fields` names the inputs of a form that were refused.
import { STATUS_CODES } from 'node:http';
import { DomainError } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  fields?: { field: string; message: string }[];
  reason?: string;
  pattern?: string;
}

export interface RenderedProblem {
  status: number;
  headers: Record<string, string>;
  body: Problem;
}

/** Codes whose status is finer than their kind. */
const STATUS_OF_CODE: Record<string, number> = { 'request/misdirected': 421 };

/** What says why beside its sentence. */
const WITH_REASON: readonly string[] = ['repository/disabled', 'branch/protected'];

export function renderHubError(error: unknown, requestId: string): RenderedProblem {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  if (known) return ofDomainError(known, requestId);
  const status = frameworkStatus(error);
  if (status === null) return unexpected(requestId);
  const detail = status === 404 ? 'There is nothing at this address.' : `${STATUS_CODES[status] ?? 'Refused'}.`;
  return problem(status, `http/${status}`, detail, requestId);
}

function ofDomainError(error: DomainError, requestId: string): RenderedProblem {
  const status = STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind];
  const { fields, reason, pattern, retryAfterSeconds } = error.details;
  const rendered = problem(status, error.code, error.message, requestId);
  if (Array.isArray(fields)) rendered.body.fields = fields as Problem['fields'] & object;
  if (WITH_REASON.includes(error.code) && typeof reason === 'string') rendered.body.reason = reason;
  if (error.code === 'branch/protected' && typeof pattern === 'string') rendered.body.pattern = pattern;
  if (retryAfterSeconds !== undefined) rendered.headers['Retry-After'] = String(Math.ceil(retryAfterSeconds));
  return rendered;
}

/** What the framework itself refuses (no such route, malformed URL) carries a status below 500; anything else is our fault. */
function frameworkStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  const found = typeof statusCode === 'number' ? statusCode : status;
  return typeof found === 'number' && found >= 400 && found < 500 ? found : null;
}

function unexpected(requestId: string): RenderedProblem {
  return problem(
    500,
    'internal/unexpected',
    `Something went wrong on the hub. Quote request id ${requestId} when you report it.`,
    requestId,
  );
}

function problem(status: number, code: string, detail: string, requestId: string): RenderedProblem {
  const headers = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', 'X-Request-Id': requestId };
  const type = `urn:modelgrove:problem:${code.replaceAll('/', ':')}`;
  return { status, headers, body: { type, title: STATUS_CODES[status] ?? 'Error', status, code, detail, requestId } };
}
