// HTML that a cell of a notebook answered with, as a stranger wrote it: nobody cleans it, so it is shown where it can do nothing.

/** No origin, no scripts, no forms, no way to lead the page away: nothing is allowed. */
export const FRAME_SANDBOX = '';

/** What the document may do: be looked at, with its own styles and pictures. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const STYLE =
  'body{margin:8px;font:13px/1.5 system-ui,sans-serif;background:#fff;color:#111}table{border-collapse:collapse}td,th{border:1px solid #d5dbd5;padding:2px 8px;text-align:right}';

/** The policy stands before everything that the stranger wrote: a later one can only forbid more. */
export function frameDocument(html: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${STYLE}</style>${html}`;
}

const ROW = 26;
const [LEAST, USUAL, MOST] = [80, 288, 480];

/** In pixels, from what stands in it: nothing in the frame can be measured from outside. Who wants another height pulls its corner. */
export function frameHeight(html: string): number {
  if (/<(?:svg|img|div)\b/i.test(html) && !/<tr\b/i.test(html)) return USUAL;
  const rows = html.match(/<(?:tr|p|li|br|h[1-6])\b/gi)?.length ?? 0;
  return Math.min(MOST, Math.max(LEAST, (rows + 1) * ROW + 16));
}
