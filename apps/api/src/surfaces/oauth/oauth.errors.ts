// Refusals as OAuth clients read them (RFC 6749 §5.2): `error` and `error_description`. The protocol's own come from the library; these are of the hub around it.
import { DomainError } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';

export function renderOauthError(error: unknown, requestId: string): { status: number; headers: Record<string, string>; body: object } {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'X-Request-Id': requestId,
  };
  const { retryAfterSeconds } = known?.details ?? {};
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(Math.ceil(retryAfterSeconds));
  const description = known?.message ?? `Something went wrong on the hub. Quote request id ${requestId} when you report it.`;
  return { status: known ? STATUS_OF_KIND[known.kind] : 500, headers, body: { error: codeOf(known), error_description: description } };
}

function codeOf(known: DomainError | null): string {
  if (!known) return 'server_error';
  return known.kind === 'unavailable' || known.kind === 'too-many' ? 'temporarily_unavailable' : 'invalid_request';
}
