export interface LineRange {
  from: number;
  to: number;
}

/** `#L10` and `#L10-L20`; null for other fragments. */
export function parseLineRange(fragment: string): LineRange | null {
  const match = /^#?L(\d{1,7})(?:-L(\d{1,7}))?$/.exec(fragment);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2] ?? match[1])];
  return first < 1 || second < 1 ? null : { from: Math.min(first, second), to: Math.max(first, second) };
}

export function formatLineRange({ from, to }: LineRange): string {
  return from === to ? `#L${from}` : `#L${from}-L${to}`;
}

/** What a click on a line number makes of the lines that are marked; with Shift they grow. */
export function clickedRange(line: number, extend: boolean, before: LineRange | null): LineRange {
  if (!extend || before === null) return { from: line, to: line };
  return line < before.from ? { from: line, to: before.to } : { from: before.from, to: line };
}
