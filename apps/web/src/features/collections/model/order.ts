/** The list after the item of this id went to a place, counted from 0. */
export function moved<T extends { id: string }>(items: readonly T[], id: string, to: number): T[] {
  const item = items.find((other) => other.id === id);
  if (!item) return [...items];
  const others = items.filter((other) => other !== item);
  return [...others.slice(0, Math.max(to, 0)), item, ...others.slice(Math.max(to, 0))];
}
