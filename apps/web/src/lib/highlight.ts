// Colours for code. Loaded only where code is shown. The regular expressions run in JavaScript: the policy of our pages allows no WebAssembly.
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore, type LanguageInput } from '@shikijs/core';
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript';
import { languageOf } from './languages';

export interface CodeToken {
  content: string;
  color?: string;
}

const GRAMMARS: Record<string, LanguageInput> = {
  c: () => import('@shikijs/langs/c'),
  css: () => import('@shikijs/langs/css'),
  diff: () => import('@shikijs/langs/diff'),
  docker: () => import('@shikijs/langs/docker'),
  go: () => import('@shikijs/langs/go'),
  html: () => import('@shikijs/langs/html'),
  ini: () => import('@shikijs/langs/ini'),
  java: () => import('@shikijs/langs/java'),
  javascript: () => import('@shikijs/langs/javascript'),
  json: () => import('@shikijs/langs/json'),
  markdown: () => import('@shikijs/langs/markdown'),
  python: () => import('@shikijs/langs/python'),
  rust: () => import('@shikijs/langs/rust'),
  shellscript: () => import('@shikijs/langs/shellscript'),
  sql: () => import('@shikijs/langs/sql'),
  toml: () => import('@shikijs/langs/toml'),
  tsx: () => import('@shikijs/langs/tsx'),
  typescript: () => import('@shikijs/langs/typescript'),
  xml: () => import('@shikijs/langs/xml'),
  yaml: () => import('@shikijs/langs/yaml'),
};
/** Colouring is work in the page's own thread: longer texts stay plain. */
const MAX_CHARACTERS = 100_000;
const THEME = createCssVariablesTheme({ name: 'grove', variablePrefix: '--syntax-', fontStyle: false });

let started: Promise<HighlighterCore> | undefined;

/** Lines of coloured pieces; null when the language is unknown or the text too long. */
export async function highlight(code: string, name: string): Promise<CodeToken[][] | null> {
  const language = languageOf(name);
  const grammar = language === null ? undefined : GRAMMARS[language];
  if (language === null || grammar === undefined || code.length > MAX_CHARACTERS) return null;
  started ??= createHighlighterCore({ themes: [THEME], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });
  const highlighter = await started;
  await highlighter.loadLanguage(grammar);
  const { tokens } = highlighter.codeToTokens(code, { lang: language, theme: 'grove' });
  return tokens.map((line) => line.map(({ content, color }) => ({ content, color })));
}
