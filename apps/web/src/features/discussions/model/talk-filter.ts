// Which discussions a list shows; the address is what remembers it.
export interface TalkFilter {
  kind: 'all' | 'discussion' | 'pull-request';
  status: 'open' | 'closed' | 'all';
  search: string;
}

export const KINDS = ['all', 'discussion', 'pull-request'] as const;
export const STATES = ['open', 'closed', 'all'] as const;
const DEFAULT: TalkFilter = { kind: 'all', status: 'open', search: '' };

/** What an address says; anything else in it is taken for the default. */
export function filterIn(search: Record<string, unknown>): TalkFilter {
  const kind = KINDS.find((one) => one === search['kind']) ?? DEFAULT.kind;
  const status = STATES.find((one) => one === search['status']) ?? DEFAULT.status;
  return { kind, status, search: typeof search['search'] === 'string' ? search['search'] : '' };
}

export function hrefOf(path: string, filter: TalkFilter): string {
  const said = (Object.keys(DEFAULT) as (keyof TalkFilter)[]).filter((name) => filter[name] !== DEFAULT[name]);
  const query = new URLSearchParams(said.map((name) => [name, filter[name]])).toString();
  return query === '' ? path : `${path}?${query}`;
}

export function isNarrowed({ kind, search }: TalkFilter): boolean {
  return kind !== DEFAULT.kind || search !== '';
}
