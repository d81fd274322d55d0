// Names of languages as file endings and as fence words of Markdown → our grammar for them.
const ENDINGS: Record<string, string> = {
  py: 'python',
  pyi: 'python',
  python: 'python',
  ipynb: 'json',
  json: 'json',
  jsonl: 'json',
  json5: 'json',
  jsonc: 'json',
  yml: 'yaml',
  yaml: 'yaml',
  md: 'markdown',
  markdown: 'markdown',
  sh: 'shellscript',
  bash: 'shellscript',
  shell: 'shellscript',
  zsh: 'shellscript',
  console: 'shellscript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  javascript: 'javascript',
  jsx: 'tsx',
  ts: 'typescript',
  typescript: 'typescript',
  tsx: 'tsx',
  toml: 'toml',
  sql: 'sql',
  html: 'html',
  css: 'css',
  diff: 'diff',
  patch: 'diff',
  dockerfile: 'docker',
  docker: 'docker',
  c: 'c',
  h: 'c',
  cpp: 'c',
  cc: 'c',
  hpp: 'c',
  cu: 'c',
  rs: 'rust',
  rust: 'rust',
  go: 'go',
  java: 'java',
  xml: 'xml',
  ini: 'ini',
  cfg: 'ini',
};

/** The grammar for a word or a file name; null when there is none and the text stays plain. */
export function languageOf(name: string): string | null {
  const lower = name.toLowerCase();
  const base = lower.slice(lower.lastIndexOf('/') + 1);
  const ending = base.slice(base.lastIndexOf('.') + 1);
  return Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] ?? null) : null;
}
