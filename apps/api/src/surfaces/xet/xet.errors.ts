// Refusals as Xet clients read them (contracts/xet.md §1.2, §1.3): the status decides whether they try again, the body is only shown.
// 401 is final for them, 403 on a range makes them ask for new addresses, 404 means "not here", 429 and 5xx are tried again.
import { DomainError } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';
import { XET_CORS_HEADERS } from './cors';

export interface RenderedXetRefusal {
  status: number;
  headers: Record<string, string>;
  body: { error: string; code: string };
}

export function renderXetError(error: unknown, requestId: string): RenderedXetRefusal {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  const message = known?.message ?? `Something went wrong on the hub. Quote request id ${requestId} when you report it.`;
  const headers: Record<string, string> = {
    ...XET_CORS_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
  };
  const { retryAfterSeconds, sizeBytes } = known?.details ?? {};
  if (typeof retryAfterSeconds === 'number') headers['Retry-After'] = String(Math.ceil(retryAfterSeconds));
  if (known?.kind === 'range' && typeof sizeBytes === 'number') headers['Content-Range'] = `bytes */${sizeBytes}`;
  return { status: known ? STATUS_OF_KIND[known.kind] : 500, headers, body: { error: message, code: known?.code ?? 'internal' } };
}
