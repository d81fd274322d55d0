// Whether the hub under test has a Xet store: the one switch that adds the clients and the rows of the table that go by Xet, and takes away
// the cases of a hub without one. GROVE_INTEROP_XET=1 tries it without a change here.
export const XET_IS_SERVED = true;

/** For a process that goes by Xet, with a cache of chunks of its own. */
export function withXet(environment, cacheFolder) {
  const { HF_HUB_DISABLE_XET: _, ...rest } = environment;
  return { ...rest, HF_XET_CACHE: cacheFolder };
}
