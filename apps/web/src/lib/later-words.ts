// The words of parts of the first pages that come after them: the menu of who is signed in, suggestions, downloads by day.
import { use } from 'react';
import { bringWords } from './i18n';

const ready = bringWords('later', {
  en: () => import('../locales/later/en.json?lingui'),
  'zh-CN': () => import('../locales/later/zh-CN.json?lingui'),
});

/** Waits for them, as the part itself was waited for. */
export function useLaterWords(): void {
  use(ready);
}
