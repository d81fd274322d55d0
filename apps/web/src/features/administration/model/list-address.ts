// The state of a list of administrators lives in its address: /admin/users?search=ada&state=disabled&cursor=….

export type ListState = Record<string, string>;

/** What an address says about those fields; what it does not say is ''. */
export function readState(params: Record<string, unknown>, fields: readonly string[]): ListState {
  return Object.fromEntries([...fields, 'cursor'].map((field) => [field, typeof params[field] === 'string' ? params[field].trim() : '']));
}

/** The shortest address of that state. */
export function adminHref(path: string, state: ListState = {}): string {
  const params = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== ''));
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Without what is empty, as the API is asked. */
export function questionOf(state: ListState): ListState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ''));
}
