// What is shown is in the address: page, search, condition, order, and the row that is open.
import { repositoryAddress, type RepositoryKey } from '../../../lib/addresses';
import { quotedName } from './quoted-name';

export const PAGE_ROWS = 100;

export interface ViewerState {
  search: string;
  where: string;
  orderby: string;
  /** From 1. */
  page: number;
  row: number | null;
  /** The statement of the console; null while the table is shown instead. */
  sql: string | null;
}

export function stateOf(search: Record<string, unknown>): ViewerState {
  const text = (name: string): string => (typeof search[name] === 'string' ? search[name] : '');
  const number = (name: string): number | null => (/^\d{1,10}$/.test(text(name)) ? Number(text(name)) : null);
  return {
    search: text('search'),
    where: text('where'),
    orderby: text('sort'),
    page: Math.max(1, number('page') ?? 1),
    row: number('row'),
    sql: typeof search['sql'] === 'string' ? search['sql'] : null,
  };
}

export function viewerAddress(key: RepositoryKey, at?: { config: string; split: string }, state: Partial<ViewerState> = {}): string {
  const base = `${repositoryAddress(key)}/viewer`;
  if (!at) return base;
  const { search, where, orderby, page = 1, row = null, sql = null } = state;
  const parts = [
    ['search', search],
    ['where', where],
    ['sort', orderby],
    ['page', page > 1 ? String(page) : ''],
    ['row', row === null ? '' : String(row)],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]));
  if (sql !== null) parts.push(['sql', sql]);
  const query = new URLSearchParams(parts).toString();
  return `${base}/${encodeURIComponent(at.config)}/${encodeURIComponent(at.split)}${query === '' ? '' : `?${query}`}`;
}

/** Ascending, descending, as in the file. */
export function nextOrder(orderby: string, column: string): string {
  const quoted = quotedName(column);
  if (orderby === quoted) return `${quoted} DESC`;
  return orderby === `${quoted} DESC` ? '' : quoted;
}

export function orderOf(orderby: string, column: string): 'ascending' | 'descending' | 'none' {
  const quoted = quotedName(column);
  if (orderby === quoted) return 'ascending';
  return orderby === `${quoted} DESC` ? 'descending' : 'none';
}
