// The words of the viewer of datasets, for its page and for the first rows on a card (app/router.tsx, routes/repository-card.tsx).
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('viewer', {
  en: () => import('../locales/viewer/en.json?lingui'),
  'zh-CN': () => import('../locales/viewer/zh-CN.json?lingui'),
});
