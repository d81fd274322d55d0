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

/** What an error says, with its causes: fetch and pg wrap the sentence that matters. */
export function messageOf(error: unknown): string {
  const { errors, message, cause } = error as { errors?: unknown[]; message?: string; cause?: unknown };
  if (errors) return errors.map(messageOf).join('; ');
  if (message === undefined) return String(error);
  return cause ? `${message.replace(/\.$/, '')}: ${messageOf(cause)}` : message;
}
