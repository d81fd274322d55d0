/** Beyond both edges, so that scrolling by a little shows no gap. */
const MORE_ROWS = 12;

/** Which rows of a list of equal ones are in its window: from `start` to before `end`. */
export function rowsInView({ top, height, rowHeight, count }: { top: number; height: number; rowHeight: number; count: number }): {
  start: number;
  end: number;
} {
  const first = Math.floor(Math.max(0, top) / rowHeight) - MORE_ROWS;
  const start = Math.max(0, Math.min(first, count - 1));
  return { start, end: Math.min(count, Math.max(start, Math.ceil((Math.max(0, top) + height) / rowHeight) + MORE_ROWS)) };
}
