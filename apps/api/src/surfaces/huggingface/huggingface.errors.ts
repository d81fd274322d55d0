// Refusals as Hugging Face clients read them (contracts/huggingface-hub.md §2): one pure function. X-Error-Code decides which
// exception Python raises, X-Error-Message what people read; both have to be exact where the contract says so.
import { WIRE_TYPE, type RepoType, WEB_PREFIX } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import { refusalOfFormat, STATUS_OF_KIND } from '../../platform/http';

export interface RefusalContext {
  requestId: string;
  isAnonymous: boolean;
  /** `http://host:port` as the client sees us. */
  baseUrl: string;
}

export interface RenderedRefusal {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export const BAD_CREDENTIALS = 'Invalid credentials in Authorization header';

const WIRE_CODES: Record<string, string> = {
  'repository/not-found': 'RepoNotFound',
  'repository/gated': 'GatedRepo',
  'revision/not-found': 'RevisionNotFound',
  'entry/not-found': 'EntryNotFound',
  'quota/exceeded': 'QuotaExceeded',
  'quota/repositories': 'QuotaExceeded',
};

export function renderHuggingFaceError(error: unknown, context: RefusalContext): RenderedRefusal {
  const known = error instanceof DomainError ? error : refusalOfFormat(error);
  if (!known) return unexpected(context);
  if (known.code === 'repository/not-found') return repositoryNotFound(context);
  if (known.code === 'auth/invalid-credentials') return badCredentials(known, context);
  const headers = { ...baseHeaders(known.message, context), ...detailHeaders(known) };
  const code = WIRE_CODES[known.code];
  if (code) headers['X-Error-Code'] = code;
  return { status: STATUS_OF_KIND[known.kind], headers, body: bodyOf(known, context) };
}

/** Missing and hidden alike; anonymous callers hear 401, because signing in could help (contract §2.3). */
function repositoryNotFound(context: RefusalContext): RenderedRefusal {
  const message = context.isAnonymous ? 'Invalid username or password.' : 'Repository not found';
  const headers = { ...baseHeaders(message, context), 'X-Error-Code': 'RepoNotFound' };
  return { status: context.isAnonymous ? 401 : 404, headers, body: { error: message } };
}

/** The literal keeps Python from taking it for a missing repository; why the credential was refused stands beside it. */
function badCredentials(error: DomainError, context: RefusalContext): RenderedRefusal {
  const body: Record<string, unknown> = { error: BAD_CREDENTIALS };
  if (error.message !== BAD_CREDENTIALS) body.error_description = error.message;
  return { status: 401, headers: baseHeaders(BAD_CREDENTIALS, context), body };
}

function unexpected(context: RefusalContext): RenderedRefusal {
  const message = `Something went wrong on the hub. Quote request id ${context.requestId} when you report it.`;
  return { status: 500, headers: baseHeaders(message, context), body: { error: message } };
}

function baseHeaders(message: string, context: RefusalContext): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': context.requestId,
    'X-Error-Message': headerText(message),
  };
}

/** One line of Latin-1: anything else breaks clients or the header itself. */
export function headerText(message: string): string {
  return message
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\x20-\x7e\xa0-\xff]/gu, '?')
    .trim()
    .slice(0, 1000);
}

function detailHeaders(error: DomainError): Record<string, string> {
  const headers: Record<string, string> = {};
  const { commitOid, retryAfterSeconds, sizeBytes } = error.details;
  if (error.code === 'entry/not-found' && typeof commitOid === 'string') headers['X-Repo-Commit'] = commitOid;
  if (error.kind === 'range' && typeof sizeBytes === 'number') headers['Content-Range'] = `bytes */${sizeBytes}`;
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(Math.ceil(retryAfterSeconds));
  return headers;
}

function bodyOf(error: DomainError, context: RefusalContext): Record<string, unknown> {
  if (error.code === 'card/invalid') {
    const { errors = [], warnings = [] } = error.details as { errors?: string[]; warnings?: string[] };
    return { error: error.message, errors: errors.map((message) => ({ message })), warnings: warnings.map((message) => ({ message })) };
  }
  // What `exists_ok` of the Python client goes on with.
  if (error.code === 'collection/exists') return { error: error.message, slug: error.details.slug };
  const existing = error.details.repository as { type: RepoType; namespace: string; name: string } | undefined;
  if (error.code !== 'repository/exists' || !existing) return { error: error.message };
  const { type, namespace, name } = existing;
  return { error: error.message, type: WIRE_TYPE[type], url: `${context.baseUrl}/${WEB_PREFIX[type]}${namespace}/${name}` };
}
