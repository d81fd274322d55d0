// A value of JSON as the hub can keep it. Its database holds neither NUL nor half a surrogate pair, and both come up: an untrained model answers with any
// bytes there are, and a report quotes its answers.

export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [storable(name), storable(held)])) as T;
}
