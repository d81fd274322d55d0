// Refusals as git shows them: plain text bodies appear as `remote: …` lines; 401 with WWW-Authenticate makes git ask for credentials.
// What one may not see answers like what does not exist, for everybody alike.
import { GitFormatError } from '@modelgrove/git-objects';
import { DomainError } from '../../common/errors';
import { STATUS_OF_KIND } from '../../platform/http';

/** A ref that moved is a conflict to git. */
const STATUS = { ...STATUS_OF_KIND, precondition: 409 };

export interface RenderedGitError {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function renderGitError(error: unknown, context: { requestId: string; isAnonymous: boolean }): RenderedGitError {
  const headers: Record<string, string> = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': context.requestId,
  };
  if (error instanceof GitFormatError) return { status: 400, headers, body: `${error.message}\n` };
  if (!(error instanceof DomainError))
    return { status: 500, headers, body: `Something went wrong on the hub. Quote request id ${context.requestId} when you report it.\n` };
  const status = error.kind === 'not-found' && context.isAnonymous ? 401 : STATUS[error.kind];
  if (status === 401) headers['WWW-Authenticate'] = 'Basic realm="Modelgrove", charset="UTF-8"';
  if (error.details.retryAfterSeconds !== undefined) headers['Retry-After'] = String(error.details.retryAfterSeconds);
  return { status, headers, body: `${textOf(error, status)}\n` };
}

function textOf(error: DomainError, status: number): string {
  if (error.code === 'auth/invalid-credentials')
    return `${error.message}. As the password use an access token of this hub, not your account's password.`;
  if (status === 401) return 'Repository not found, or it needs you to sign in: use your user name and, as the password, an access token.';
  return error.message;
}
