/** Of links in a row that is wider than a phone: the current one may stand beyond the edge. Only sideways: the page itself stays where it is. */
export function bringInView(link: HTMLElement | null): void {
  const row = link?.closest('nav');
  if (row) row.scrollLeft += Math.max(0, link!.getBoundingClientRect().right - row.getBoundingClientRect().right);
}
