// What a request names: the app by its host or by a path of the hub, a signed part, a path in the repository.
import { APP_ORIGIN_PREFIX, APP_PATH_PREFIX } from '../../platform/http';

export interface AppRequest {
  label: string;
  /** The signed part. */
  token: string | null;
  /** Decoded, without a slash at its beginning; null for what cannot be one. */
  path: string | null;
  /** Nothing stands behind the label or the signed part, not even a slash: relative links would lead elsewhere. */
  needsSlash: boolean;
  /** As it came, with its question mark. */
  query: string;
}

const SIGNED = /^\/@([\w-]{1,2000}\.[\w-]{43})(?=\/|$)/;

/** `url` is the raw target as it was routed; `host` the label of the app's origin, null at the hub's own. */
export function appRequest(url: string, host: string | null): AppRequest {
  const cut = url.indexOf('?');
  const [target, query] = cut < 0 ? [url, ''] : [url.slice(0, cut), url.slice(cut)];
  const rest = host === null ? target.slice(APP_PATH_PREFIX.length) : target.slice(APP_ORIGIN_PREFIX.length);
  const labelEnd = host === null ? (rest.indexOf('/') < 0 ? rest.length : rest.indexOf('/')) : 0;
  const inside = rest.slice(labelEnd);
  const token = SIGNED.exec(inside)?.[1] ?? null;
  const path = token === null ? inside : inside.slice(token.length + 2);
  return { label: host ?? rest.slice(0, labelEnd), token, path: decoded(path.slice(1)), needsSlash: path === '', query };
}

/** Part by part: an encoded slash is no border. */
function decoded(path: string): string | null {
  try {
    const parts = path.split('/').map(decodeURIComponent);
    return parts.some((part) => part.includes('/') || part.includes('\0') || part.includes('\\')) ? null : parts.join('/');
  } catch {
    return null;
  }
}
