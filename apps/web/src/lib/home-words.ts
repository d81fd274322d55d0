// The words of the home page and of activity, for what is loaded when it is wanted.
import { bringWords } from './i18n';

/** Resolves once they are there. */
export const ready = bringWords('home', {
  en: () => import('../locales/home/en.json?lingui'),
  'zh-CN': () => import('../locales/home/zh-CN.json?lingui'),
});

/** The part of a page, once these words are there too. */
export async function withHomeWords<M>(part: Promise<M>): Promise<M> {
  return (await Promise.all([part, ready]))[0];
}
