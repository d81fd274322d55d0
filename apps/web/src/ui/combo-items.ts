// What a combobox offers, and which of it is meant by some letters. Pure.

export interface ComboItem {
  value: string;
  label: string;
  /** Beside the label, and found as well. */
  note?: string;
  /** Found as well, and not shown. */
  also?: string;
  /** Offered whatever is typed. */
  always?: boolean;
  /** The label is a name, the same in every language. */
  isName?: boolean;
}

/** Every word of the query, in label, note or what else it is found by, wherever. */
export function holds({ label, note = '', also = '', always = false }: ComboItem, query: string): boolean {
  if (always) return true;
  const text = `${label} ${note} ${also}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What is called so, then what begins so, then the rest; each in the order they came. */
export function nearestFirst(items: readonly ComboItem[], query: string): ComboItem[] {
  const wanted = query.toLowerCase();
  const distance = ({ value, label }: ComboItem) => {
    const names = [value.toLowerCase(), label.toLowerCase()];
    return names.includes(wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1 : 2;
  };
  return items.toSorted((a, b) => distance(a) - distance(b));
}
