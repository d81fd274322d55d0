// Refusals as runners read them: the code decides what they do, 409 'job/lease-lost' above all; 429 and 5xx are tried again.
import { DomainError } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';

export interface RenderedRunnerRefusal {
  status: number;
  headers: Record<string, string>;
  body: { error: string; code: string };
}

export function renderRunnerError(error: unknown, requestId: string): RenderedRunnerRefusal {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  const message = known?.message ?? `Something went wrong on the hub. Quote request id ${requestId} when you report it.`;
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
  };
  const { retryAfterSeconds } = known?.details ?? {};
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(Math.ceil(retryAfterSeconds));
  return { status: known ? STATUS_OF_KIND[known.kind] : 500, headers, body: { error: message, code: known?.code ?? 'internal' } };
}
