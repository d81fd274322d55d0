// Where the pages of administrators about money are, and what their addresses say.

export const BOOK_PARTS = [
  'overview',
  'payments',
  'payouts',
  'sales',
  'tips',
  'plans',
  'reconciliation',
  'budgets',
  'ledger',
  'proof',
] as const;
export type BookPart = (typeof BOOK_PARTS)[number];

export function bookHref(part: BookPart, question: Record<string, string> = {}): string {
  const path = part === 'overview' ? '/admin/money' : `/admin/money/${part}`;
  const search = new URLSearchParams(Object.entries(question).filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
}

export function transactionHref(id: string): string {
  return `/admin/money/ledger/${encodeURIComponent(id)}`;
}

/** What an address says about those fields, without what is empty. */
export function questionOf(params: Record<string, unknown>, fields: readonly string[]): Record<string, string> {
  const said = [...fields, 'cursor'].map((field) => [field, typeof params[field] === 'string' ? params[field].trim() : ''] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}
