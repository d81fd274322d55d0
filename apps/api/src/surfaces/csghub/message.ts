/** The title of a commit and the rest of its message, from one text. */
export function messageParts(message: string | null | undefined, otherwise: string): { title: string; body: string } {
  const [title = '', ...rest] = (message?.trim() || otherwise).split('\n');
  return { title, body: rest.join('\n').trim() };
}
