export type Level = 'ok' | 'warning' | 'problem';

/** One line of the doctor's report. */
export interface Finding {
  level: Level;
  /** What was looked at: `database`, `clocks`. */
  check: string;
  text: string;
  /** What to do about it. */
  advice?: string;
}

export const ok = (check: string, text: string): Finding => ({ level: 'ok', check, text });
export const warning = (check: string, text: string, advice: string): Finding => ({ level: 'warning', check, text, advice });
export const problem = (check: string, text: string, advice: string): Finding => ({ level: 'problem', check, text, advice });

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${messageOf(error.cause)}` : error.message;
}
