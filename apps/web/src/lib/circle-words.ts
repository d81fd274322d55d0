// The words of following and of collections, for their pages (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('circle', {
  en: () => import('../locales/circle/en.json?lingui'),
  'zh-CN': () => import('../locales/circle/zh-CN.json?lingui'),
});
