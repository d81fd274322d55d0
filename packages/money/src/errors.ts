/** Stable, for callers to switch on: `what/how`, such as 'split/negative-base' or 'tree/cycle'. */
export type MoneyErrorCode = `${'amount' | 'split' | 'tree' | 'refund' | 'period' | 'proration' | 'meter' | 'tip' | 'lease'}/${string}`;

/** The one error of this package: what it was asked to add up makes no sense. `code` is for programs, `message` for whoever reads a log. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';

  constructor(
    readonly code: MoneyErrorCode,
    message: string,
    /** What the refusal is about: the repositories of a cycle, the payee that came twice. */
    readonly about: readonly string[] = [],
  ) {
    super(message);
  }
}

export function refuseUnless(isFine: boolean, code: MoneyErrorCode, message: string, about: readonly string[] = []): asserts isFine {
  if (!isFine) throw new MoneyError(code, message, about);
}
