export interface Day<T> {
  /** As the calendar of the reader has it: 2026-11-26. */
  key: string;
  items: T[];
}

/** Neighbours of one day stand together; the order stays. */
export function groupByDay<T extends { at: string }>(items: readonly T[]): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const key = dayOf(new Date(item.at));
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, items: [item] });
  }
  return days;
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
