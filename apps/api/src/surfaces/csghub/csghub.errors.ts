// Refusals in CSGHub's envelope. The SDK prints the body as it came, looks for a few words in it, and else goes by the status.
import { DomainError } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';

export interface CsghubRefusalContext {
  requestId: string;
  isAnonymous: boolean;
}

export interface RenderedCsghubRefusal {
  status: number;
  headers: Record<string, string>;
  body: { msg: string; data: null; request_id: string };
}

/** The words by which the SDK knows that a repository it wants to create is there already: without them it logs an error at every upload. */
const EXISTS = 'duplicate key value violates unique constraint';

export function renderCsghubError(error: unknown, context: CsghubRefusalContext): RenderedCsghubRefusal {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  if (!known)
    return render(500, null, `Something went wrong on the hub. Quote request id ${context.requestId} when you report it.`, context);
  if (known.code === 'repository/not-found') return repositoryNotFound(known, context);
  const message = known.code === 'repository/exists' ? `${known.message} (${EXISTS})` : known.message;
  const refusal = render(STATUS_OF_KIND[known.kind], known.code, message, context);
  if (known.details.retryAfterSeconds !== undefined) refusal.headers['Retry-After'] = String(Math.ceil(known.details.retryAfterSeconds));
  return refusal;
}

/** Missing and hidden alike; visitors hear 401, because a token could help. */
function repositoryNotFound({ code }: DomainError, context: CsghubRefusalContext): RenderedCsghubRefusal {
  return context.isAnonymous
    ? render(401, code, 'Repository not found, or it needs an access token: set CSGHUB_TOKEN.', context)
    : render(404, code, 'Repository not found', context);
}

function render(status: number, code: string | null, message: string, { requestId }: CsghubRefusalContext): RenderedCsghubRefusal {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    ...(code === null ? {} : { 'X-Error-Code': code }),
  };
  return { status, headers, body: { msg: message, data: null, request_id: requestId } };
}
