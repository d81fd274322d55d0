// Who is named in a text: `@name`, as profiles are called, but not inside of code, addresses of mail and links.
const CODE = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`/g;
const MENTION = /(^|[^\w@/.`-])@([a-z\d](?:[\w.-]{0,94}[a-z\d])?)/gi;
const MOST = 50;

/** Keys of names (in lower case), each once. */
export function mentionsIn(markdown: string): string[] {
  const names = [...markdown.replace(CODE, ' ').matchAll(MENTION)].map((match) => (match[2] ?? '').toLowerCase());
  return [...new Set(names)].slice(0, MOST);
}
