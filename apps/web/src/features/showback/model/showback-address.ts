/** What of the report the address asks for: without what is left out. */
export interface ShowbackState {
  month?: string;
  kind?: string;
  /** One namespace with its repositories. */
  namespace?: string;
  cursor?: string;
}

const FIELDS = ['month', 'kind', 'namespace', 'cursor'] as const;

export function showbackState(params: Record<string, unknown>): ShowbackState {
  return Object.fromEntries(FIELDS.filter((field) => typeof params[field] === 'string').map((field) => [field, String(params[field])]));
}

/** The report over everybody, or of one for administrators. */
export function showbackHref(state: ShowbackState): string {
  return withQuery('/admin/showback', state);
}

/** The page of a namespace's own. */
export function ownShowbackHref(namespace: string, state: ShowbackState = {}): string {
  return withQuery(`/${encodeURIComponent(namespace)}/-/use`, state);
}

function withQuery(path: string, state: ShowbackState): string {
  const said = FIELDS.flatMap((field) => (state[field] ? [[field, state[field]]] : []));
  const query = new URLSearchParams(said).toString();
  return query === '' ? path : `${path}?${query}`;
}
