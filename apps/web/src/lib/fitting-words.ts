// The words of hardware, of what fits it, and of models beside each other (app/model-tools.tsx, app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('fitting', {
  en: () => import('../locales/fitting/en.json?lingui'),
  'zh-CN': () => import('../locales/fitting/zh-CN.json?lingui'),
});
