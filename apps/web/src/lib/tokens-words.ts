// The words of access tokens, for their page (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('tokens', {
  en: () => import('../locales/tokens/en.json?lingui'),
  'zh-CN': () => import('../locales/tokens/zh-CN.json?lingui'),
});
