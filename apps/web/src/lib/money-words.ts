// The words of money, for their pages (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('money', {
  en: () => import('../locales/money/en.json?lingui'),
  'zh-CN': () => import('../locales/money/zh-CN.json?lingui'),
});
