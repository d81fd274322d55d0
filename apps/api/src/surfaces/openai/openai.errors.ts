// Refusals as the OpenAI SDKs read them: the status picks their exception, `error.message` is shown, `error.code` is ours.
import { DomainError, type ErrorKind } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';

export interface RenderedOpenAiRefusal {
  status: number;
  headers: Record<string, string>;
  body: { error: { message: string; type: string; param: string | null; code: string } };
}

const TYPES: Partial<Record<ErrorKind, string>> = {
  unauthenticated: 'authentication_error',
  unpaid: 'insufficient_quota',
  forbidden: 'permission_error',
  'not-found': 'not_found_error',
  'too-many': 'rate_limit_error',
  unavailable: 'server_error',
};

export function renderOpenAiError(error: unknown, requestId: string): RenderedOpenAiRefusal {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  const message = known?.message ?? `Something went wrong on the hub. Quote request id ${requestId} when you report it.`;
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
  };
  const { retryAfterSeconds, fields } = known?.details ?? {};
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(Math.ceil(retryAfterSeconds));
  const [first] = Array.isArray(fields) ? (fields as { field: string }[]) : [];
  const type = known ? (TYPES[known.kind] ?? 'invalid_request_error') : 'server_error';
  return {
    status: known ? STATUS_OF_KIND[known.kind] : 500,
    headers,
    body: { error: { message, type, param: first?.field ?? null, code: known?.code ?? 'internal' } },
  };
}
