// The words of rules that protect branches and tags, for the settings of a repository.
import { bringWords } from './i18n';

const ready = bringWords('guards', {
  en: () => import('../locales/guards/en.json?lingui'),
  'zh-CN': () => import('../locales/guards/zh-CN.json?lingui'),
});

/** The part, once its words are there too. */
export async function withGuardWords<M>(part: Promise<M>): Promise<M> {
  return (await Promise.all([part, ready]))[0];
}
