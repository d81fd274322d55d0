// Which family of clients speaks at an address: decides how refusals are worded (surfaces/*/error renderers).
import { APP_ORIGIN_PREFIX, APP_PATH_PREFIX } from './app-address';

export type Dialect = 'hub' | 'huggingface' | 'csghub' | 'git' | 'lfs' | 'xet' | 'runner' | 'openai' | 'oauth' | 'app' | 'web';

const GIT = /\/(?:info\/refs|git-upload-pack|git-receive-pack)$/;
const LFS = /\/info\/lfs(?:\/|$)/;
const CSGHUB = /^\/(?:api\/v1|v1\/sandboxes)(?:\/|$)/;
/** Two pages of the web stand among the addresses of the protocol. */
const OAUTH = /^\/(?:oauth\/(?!consent(?:\/|$)|refused$)|\.well-known\/(?:openid-configuration|oauth-authorization-server)$)/;
const CONTENT = /^\/(?:(?:datasets|spaces)\/)?[^/]+\/[^/]+\/(?:resolve|raw)(?:\/|$)/;

/** `url` is the raw request target, query included, without an endpoint's prefix. */
export function dialectOf(url: string): Dialect {
  const cut = url.indexOf('?');
  const path = cut < 0 ? url : url.slice(0, cut);
  if (path.startsWith('/hub/')) return 'hub';
  if (path.startsWith(APP_ORIGIN_PREFIX) || path.startsWith(APP_PATH_PREFIX)) return 'app';
  if (CSGHUB.test(path)) return 'csghub';
  if (path.startsWith('/api/') || path === '/api') return 'huggingface';
  if (path.startsWith('/xet/')) return 'xet';
  if (path.startsWith('/runner/')) return 'runner';
  if (path.startsWith('/v1/')) return 'openai';
  if (OAUTH.test(path)) return 'oauth';
  if (path.startsWith('/lfs/') || LFS.test(path)) return 'lfs';
  if (GIT.test(path)) return 'git';
  return CONTENT.test(path) ? 'huggingface' : 'web';
}
