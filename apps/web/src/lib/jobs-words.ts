// The words of jobs and runners, for their pages (app/router.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('jobs', {
  en: () => import('../locales/jobs/en.json?lingui'),
  'zh-CN': () => import('../locales/jobs/zh-CN.json?lingui'),
});
