export const MOST_LINKS = 5;

/** One address a line; empty lines do not count. */
export function readLinks(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

export function linksAreGood(links: readonly string[]): boolean {
  return links.length <= MOST_LINKS && links.every((link) => link.length <= 200 && isWebAddress(link));
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** As people read it: `example.org/ada`. */
export function shortLink(link: string): string {
  return link.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
