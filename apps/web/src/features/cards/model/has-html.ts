/** Whether Markdown may contain raw HTML: anything that could open a tag, a comment or a declaration. */
export function mayHaveHtml(markdown: string): boolean {
  return /<[a-z!?/]/i.test(markdown);
}
