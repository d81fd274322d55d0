// The words of fine-tuning and of trying models, for their pages (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('tuning', {
  en: () => import('../locales/tuning/en.json?lingui'),
  'zh-CN': () => import('../locales/tuning/zh-CN.json?lingui'),
});
