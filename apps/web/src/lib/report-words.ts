// The words of reports: for who reports something, for who decides, and for who is decided about.
import { bringWords } from './i18n';

const ready = bringWords('reports', {
  en: () => import('../locales/reports/en.json?lingui'),
  'zh-CN': () => import('../locales/reports/zh-CN.json?lingui'),
});

/** The part, once its words are there too. */
export async function withReportWords<M>(part: Promise<M>): Promise<M> {
  return (await Promise.all([part, ready]))[0];
}
