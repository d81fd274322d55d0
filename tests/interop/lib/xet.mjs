// Clients do without Xet unless they are told otherwise, so that both ways are tested.

/** For a process that goes by Xet, with a cache of chunks of its own. */
export function withXet(environment, cacheFolder) {
  const { HF_HUB_DISABLE_XET: _, ...rest } = environment;
  return { ...rest, HF_XET_CACHE: cacheFolder };
}
