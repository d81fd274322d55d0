// How long to wait before a question is asked again: ever longer while its answer stays the same. Nobody asks while the page is not seen, and whoever comes back to it gets
// the present at once: TanStack Query does both by itself.
const FIRST_MS = 15_000;
const LAST_MS = 5 * 60_000;

interface Asked {
  state: { data: unknown; dataUpdateCount: number; errorUpdateCount: number };
}

/** For `refetchInterval`. Equal answers are one and the same object there. */
export function everMoreRarely(): (query: Asked) => number {
  const known = new WeakMap<object, { data: unknown; from: number }>();
  return (query) => {
    const { data, dataUpdateCount, errorUpdateCount } = query.state;
    const asked = dataUpdateCount + errorUpdateCount;
    const before = known.get(query);
    const last = before !== undefined && before.data === data ? before : { data, from: asked };
    known.set(query, last);
    return Math.min(FIRST_MS * 2 ** (asked - last.from), LAST_MS);
  };
}
