// The undecoded rest of a request path. Routers hand wildcards over decoded, which loses the border between a revision and a
// path (`refs%2Fpr%2F1/a.txt`): every route that has both splits the raw tail itself (wire-formats, splitRevisionPath).

/** The raw path after the first occurrence of `marker` (such as '/resolve/'), without the query; '' when nothing follows. */
export function rawTail(url: string, marker: string): string {
  const cut = url.indexOf('?');
  const path = cut < 0 ? url : url.slice(0, cut);
  const at = path.indexOf(marker);
  return at < 0 ? '' : path.slice(at + marker.length);
}

/** Segment number `index` (0 = first) of the request path, decoded; throws URIError on a bad escape, which the router refuses earlier. */
export function segment(url: string, index: number): string {
  const cut = url.search(/[?#]/);
  const path = cut < 0 ? url : url.slice(0, cut);
  return decodeURIComponent(path.split('/')[index + 1] ?? '');
}
