// The links of a page of a PDF: of what a stranger's file may wish for (scripts, programs, forms, other files) nothing is left but addresses of the web. Pure.

export interface PdfLink {
  address: string;
  /** In percent of the page. */
  place: { left: number; top: number; width: number; height: number };
}

interface PageShape {
  width: number;
  height: number;
  convertToViewportRectangle(rectangle: number[]): number[];
}

/** A page of lists of links has less; one that is made of links alone is no reading matter. */
const MOST_LINKS = 500;
const MAX_CHARACTERS = 4096;

/** `annotations` as pdf.js reads them. */
export function linksIn(annotations: readonly unknown[], page: PageShape): PdfLink[] {
  return annotations
    .flatMap((annotation): PdfLink[] => {
      const { subtype, url, rect } = annotation as Record<string, unknown>;
      const address = subtype === 'Link' ? webAddress(url) : null;
      const place = address === null ? null : placeOf(rect, page);
      return address === null || place === null ? [] : [{ address, place }];
    })
    .slice(0, MOST_LINKS);
}

/** As in cards, and of the web alone: browsers take tabs, line breaks and what they begin with out of an address before they look for its scheme. */
export function webAddress(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > MAX_CHARACTERS || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function placeOf(rect: unknown, page: PageShape): PdfLink['place'] | null {
  if (!Array.isArray(rect) || rect.length !== 4 || !rect.every(Number.isFinite)) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = page.convertToViewportRectangle(rect as number[]);
  const { width, height } = page;
  const [left, top] = [Math.max(0, Math.min(x1, x2)), Math.max(0, Math.min(y1, y2))];
  const [right, bottom] = [Math.min(width, Math.max(x1, x2)), Math.min(height, Math.max(y1, y2))];
  if (right <= left || bottom <= top) return null;
  const percent = (part: number, of: number) => (100 * part) / of;
  return {
    left: percent(left, width),
    top: percent(top, height),
    width: percent(right - left, width),
    height: percent(bottom - top, height),
  };
}
