// Refusals as git-lfs reads them (its docs/api): JSON with a message, its own media type, and LFS-Authenticate on a 401 so that the
// client asks its credential helper. 401 rather than 404 to strangers: git-lfs sends no credentials before it is asked for them.
import { DomainError } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';
import { CORS_HEADERS } from './lfs-cors';

export const LFS_MEDIA_TYPE = 'application/vnd.git-lfs+json';

export interface LfsRefusalContext {
  requestId: string;
  isAnonymous: boolean;
}

export interface RenderedLfsRefusal {
  status: number;
  headers: Record<string, string>;
  body: { message: string; request_id: string };
}

const CHALLENGE = 'Basic realm="Modelgrove: user name and access token"';

const WIRE_CODES: Record<string, string> = { 'repository/not-found': 'RepoNotFound', 'repository/gated': 'GatedRepo' };

export function renderLfsError(error: unknown, context: LfsRefusalContext): RenderedLfsRefusal {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  if (!known) return render(500, `Something went wrong on the hub. Quote request id ${context.requestId} when you report it.`, context);
  const hidden = known.code === 'repository/not-found' && context.isAnonymous;
  const message = hidden ? 'Sign in with an access token to reach this repository, if it exists.' : known.message;
  const refusal = render(hidden ? 401 : STATUS_OF_KIND[known.kind], message, context);
  // Hugging Face clients come by this address too and read the code.
  const code = WIRE_CODES[known.code];
  if (code) refusal.headers['X-Error-Code'] = code;
  if (known.details.retryAfterSeconds !== undefined) refusal.headers['Retry-After'] = String(Math.ceil(known.details.retryAfterSeconds));
  if (known.kind === 'range' && typeof known.details.sizeBytes === 'number')
    refusal.headers['Content-Range'] = `bytes */${known.details.sizeBytes}`;
  return refusal;
}

function render(status: number, message: string, { requestId }: LfsRefusalContext): RenderedLfsRefusal {
  const headers: Record<string, string> = {
    ...CORS_HEADERS,
    'Content-Type': LFS_MEDIA_TYPE,
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    'X-Error-Message': message.replaceAll(/\s+/g, ' ').replaceAll(/[^\x20-\x7e\xa0-\xff]/gu, '?'),
  };
  if (status === 401) {
    headers['LFS-Authenticate'] = CHALLENGE;
    headers['WWW-Authenticate'] = CHALLENGE;
  }
  return { status, headers, body: { message, request_id: requestId } };
}
