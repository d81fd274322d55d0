// The words of webhooks, for their pages (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('hooks', {
  en: () => import('../locales/hooks/en.json?lingui'),
  'zh-CN': () => import('../locales/hooks/zh-CN.json?lingui'),
});
