import { isMessage, type Translate } from './i18n';

/** What the check of data says, in the reader's language where there are words for it (locales/tuning), else as the hub has it. */
export function findingWords(
  { code, part, english }: { code: string; part: 'say' | 'do'; english: string },
  t: Translate,
  locale: string,
): { text: string; lang: 'en' | undefined } {
  const id = part === 'say' ? `check.say.${code}` : `check.do.${code}`;
  return locale !== 'en' && isMessage(id) ? { text: t(id), lang: undefined } : { text: english, lang: 'en' };
}
