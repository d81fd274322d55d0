// What a form about a quota says. Sizes are decimal, as everywhere in lists of files: 1 GB = 1,000,000,000 bytes.

export const UNITS = ['MB', 'GB', 'TB'] as const;
export type Unit = (typeof UNITS)[number];
const BYTES: Record<Unit, number> = { MB: 1e6, GB: 1e9, TB: 1e12 };
/** As many as the hub can count. */
const MOST_BYTES = Number.MAX_SAFE_INTEGER;
const MOST_REPOSITORIES = 2 ** 31 - 1;

export type QuotaWish = { isDefault: true } | { maxBytes: number | null; maxRepositories: number | null };
export type QuotaField = 'amount' | 'repositories';

export interface QuotaInput {
  /** 'default': the limits of the hub. */
  whose: string;
  amount: string;
  unit: string;
  repositories: string;
}

/** A field left empty is "without limit". */
export function readQuota({ whose, amount, unit, repositories }: QuotaInput): { wish: QuotaWish } | { wrong: QuotaField[] } {
  if (whose === 'default') return { wish: { isDefault: true } };
  const maxBytes = limit(amount, BYTES[UNITS.find((known) => known === unit) ?? 'GB'], MOST_BYTES);
  const maxRepositories = limit(repositories, 1, MOST_REPOSITORIES);
  if (maxBytes !== undefined && maxRepositories !== undefined) return { wish: { maxBytes, maxRepositories } };
  return {
    wrong: [...(maxBytes === undefined ? ['amount' as const] : []), ...(maxRepositories === undefined ? ['repositories' as const] : [])],
  };
}

/** Undefined: not a limit. */
function limit(text: string, unit: number, most: number): number | null | undefined {
  const written = text.trim().replace(',', '.');
  if (written === '') return null;
  const value = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) * unit : Number.NaN;
  const whole = Math.round(value);
  if (!Number.isFinite(value) || whole > most || (unit === 1 && whole !== value)) return undefined;
  return whole;
}

/** The unit in which a size reads best, and how much of it. */
export function amountOf(bytes: number | null): { amount: string; unit: Unit } {
  if (bytes === null) return { amount: '', unit: 'GB' };
  const unit = bytes >= BYTES.TB ? 'TB' : bytes >= BYTES.GB || bytes === 0 ? 'GB' : 'MB';
  return { amount: String(bytes / BYTES[unit]), unit };
}
