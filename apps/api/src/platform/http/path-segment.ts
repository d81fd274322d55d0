// One segment of a request path. Routers hand parameters over in a way that depends on the route; this does not.

/** Segment number `index` (0 = first) of the request path, decoded; throws URIError on a bad escape, which the router refuses earlier. */
export function segment(url: string, index: number): string {
  const cut = url.search(/[?#]/);
  const path = cut < 0 ? url : url.slice(0, cut);
  return decodeURIComponent(path.split('/')[index + 1] ?? '');
}
