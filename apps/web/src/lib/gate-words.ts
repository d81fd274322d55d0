// The words of gated repositories: for who wants to read one, and for its authors.
import { bringWords } from './i18n';

const ready = bringWords('gates', {
  en: () => import('../locales/gates/en.json?lingui'),
  'zh-CN': () => import('../locales/gates/zh-CN.json?lingui'),
});

/** The part, once its words are there too. */
export async function withGateWords<M>(part: Promise<M>): Promise<M> {
  return (await Promise.all([part, ready]))[0];
}
