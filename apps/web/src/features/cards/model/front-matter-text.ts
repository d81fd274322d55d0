const BLOCK = /^\ufeff?---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** A Markdown file without the YAML block at its head. */
export function withoutFrontMatter(text: string): string {
  return text.replace(BLOCK, '');
}
