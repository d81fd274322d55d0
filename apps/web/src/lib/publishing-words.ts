// The words of new repositories and of the form of cards, for their pages (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('publishing', {
  en: () => import('../locales/publishing/en.json?lingui'),
  'zh-CN': () => import('../locales/publishing/zh-CN.json?lingui'),
});
