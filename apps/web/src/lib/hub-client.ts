// The one way this app talks to /hub/v1: same origin, session cookie, JSON in and out, problems as HubError.
import { HubError, problemOf } from './hub-error';

type Query = Record<string, string | number | undefined>;
interface CallOptions {
  query?: Query;
  body?: unknown;
  raw?: Blob;
  signal?: AbortSignal;
}

export const hub = {
  get: <T>(path: string, options?: CallOptions) => call<T>('GET', path, options),
  post: <T>(path: string, body?: unknown) => call<T>('POST', path, { body }),
  patch: <T>(path: string, body?: unknown) => call<T>('PATCH', path, { body }),
  put: <T>(path: string, body?: unknown) => call<T>('PUT', path, { body }),
  delete: <T>(path: string, query?: Query) => call<T>('DELETE', path, { query }),
  /** A body that is sent as it is. */
  send: <T>(path: string, raw: Blob, options?: CallOptions) => call<T>('POST', path, { ...options, raw }),
};

async function call<T>(method: string, path: string, { query, body, raw, signal }: CallOptions = {}): Promise<T> {
  const response = await fetch(`/hub/v1${path}${queryString(query)}`, {
    method,
    signal,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  if (!response.ok) throw await refusalOf(response);
  return (await readJson(response)) as T;
}

/** What an answer that is none says of itself. */
export async function refusalOf(response: Response): Promise<HubError> {
  return new HubError(problemOf(response.status, await readJson(response), response.headers.get('x-request-id')));
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
