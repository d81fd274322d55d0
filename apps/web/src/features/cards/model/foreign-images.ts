// Pictures of a card that lie on other hosts.

/** The host of an address elsewhere; null for ours. */
export function foreignHost(src: string, origin: string): string | null {
  if (!URL.canParse(src, origin)) return null;
  const url = new URL(src, origin);
  return /^https?:$/.test(url.protocol) && url.origin !== origin ? url.host : null;
}

const PICTURES =
  /!\[[^\]]*\]\(\s*<?((?:https?:)?\/\/[^\s)>]+)|<img\b[^>]*?\bsrc\s*=\s*["']?((?:https?:)?\/\/[^\s"'>]+)|^\s*\[[^\]]+\]:\s*((?:https?:)?\/\/\S+)/gim;

/** Which hosts the pictures of a text may come from: enough to ask the reader, not to decide (each picture decides for itself). */
export function foreignHosts(markdown: string, origin: string): string[] {
  const hosts = [...markdown.matchAll(PICTURES)].map((match) => foreignHost(match[1] ?? match[2] ?? match[3] ?? '', origin));
  return [...new Set(hosts.filter((host) => host !== null))].slice(0, 20);
}
