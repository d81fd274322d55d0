import { HubError } from './hub-error';
import type { MessageId, Translate } from './i18n';

/** Codes that have words of ours in both languages; for others the server's sentence is shown as it is. */
const KNOWN: Record<string, MessageId> = { 'one-time-link/invalid': 'link.invalid' };

export function problemText(error: unknown, t: Translate): string {
  if (!(error instanceof HubError)) return t('problem.network');
  const known = KNOWN[error.code];
  if (known) return t(known);
  if (error.status === 429) return t('problem.tooMany');
  if (error.status >= 500) return t('problem.server');
  return error.message;
}
