import { HubError } from './hub-error';
import { isMessage, type MessageId, type Translate } from './i18n';

/** Codes that have words of ours in both languages; for others the server's sentence is shown as it is. */
const KNOWN: Record<string, MessageId> = {
  'one-time-link/invalid': 'link.invalid',
  'namespace/name-taken': 'problem.nameTaken',
  'account/signup-closed': 'join.closed',
  'account/invitation-needed': 'join.invite',
  'repository/exists': 'problem.repositoryExists',
  'repository/name': 'new.nameWrong',
  'access/forbidden': 'problem.forbidden',
  'auth/required': 'problem.signIn',
  'moderation/refused': 'problem.wordsRefused',
  'moderation/needs-look': 'problem.needsLook',
};

/** Words of refusals that only some pages meet; those pages bring them. */
export function knowProblems(more: Record<string, MessageId>): void {
  Object.assign(KNOWN, more);
}

/** Refusals that are about one input of the form, where the answer does not say so itself. */
const FIELDS: Record<string, string> = {
  'namespace/name-taken': 'name',
  'account/email-taken': 'email',
  'repository/exists': 'name',
  'repository/name': 'name',
};

export function problemText(error: unknown, t: Translate): string {
  if (!(error instanceof HubError)) return t('problem.network');
  const known = KNOWN[error.code];
  if (known) return t(known);
  // Codes of pages that few open: their words come with those pages.
  const rare = `refusal.${error.code}`;
  if (isMessage(rare)) return t(rare, { pattern: error.pattern });
  if (error.status === 429) return t('problem.tooMany');
  if (error.status >= 500) return t('problem.server');
  return error.message;
}

/** A problem that is kept with what it is about, such as an import. */
export function problemOfRecord({ code, message }: { code: string; message: string }, t: Translate): string {
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  if (known) return t(known);
  const rare = `refusal.${code}`;
  return isMessage(rare) ? t(rare) : message;
}

/** What an address that leads to a page says went wrong; it may say anything. */
export function problemOfCode(code: string, t: Translate): string {
  return t((Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined) ?? 'problem.title');
}

/** Which of the form's inputs a refusal is about; null: about none of them, or about all. */
export function problemField<Field extends string>(error: unknown, fields: readonly Field[]): Field | null {
  if (!(error instanceof HubError)) return null;
  return fields.find((field) => field in error.fields || FIELDS[error.code] === field) ?? null;
}
