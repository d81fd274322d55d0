// The words of discussions and notifications, for their pages (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('talk', {
  en: () => import('../locales/talk/en.json?lingui'),
  'zh-CN': () => import('../locales/talk/zh-CN.json?lingui'),
});
