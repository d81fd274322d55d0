// Signs the visitor in at the hub: OAuth 2 authorization code with PKCE (RFC 7636), as a public client. The app may stand in a frame, where pages of
// the hub do not open: a window of its own goes to the hub and hands the token back.
const variables = window.huggingface?.variables ?? {};
const hub = window.modelgrove?.hub ?? '';
/** The one address that the hub sends people back to. */
const here = `${location.origin}/`;
const KEY = 'sign-in';

/** Where the hub signs people in; null where it does not, or does not know this app. */
export async function provider() {
  if (!variables.OAUTH_CLIENT_ID || !globalThis.crypto?.subtle || location.origin === 'null') return null;
  try {
    const answer = await fetch(`${hub}/.well-known/openid-configuration`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

const encoded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** In the window that was opened for it: leaves for the hub. */
export async function leave({ authorization_endpoint: endpoint }) {
  const verifier = encoded(crypto.getRandomValues(new Uint8Array(32)));
  const state = encoded(crypto.getRandomValues(new Uint8Array(16)));
  sessionStorage.setItem(KEY, JSON.stringify({ verifier, state }));
  const challenge = encoded(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  location.assign(
    `${endpoint}?${new URLSearchParams({
      client_id: variables.OAUTH_CLIENT_ID,
      redirect_uri: here,
      response_type: 'code',
      scope: variables.OAUTH_SCOPES || 'openid profile inference-api',
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })}`,
  );
}

/** Back from the hub: the token; null when this is no return. */
export async function arrive({ token_endpoint: endpoint }) {
  const query = new URLSearchParams(location.search);
  // Browsers may refuse storage to a frame of another site, and nobody comes back into one.
  if (!query.has('code')) return null;
  const left = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  if (left === null || query.get('state') !== left.state) return null;
  sessionStorage.removeItem(KEY);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: variables.OAUTH_CLIENT_ID,
    code: query.get('code'),
    redirect_uri: here,
    code_verifier: left.verifier,
  });
  const answer = await fetch(endpoint, { method: 'POST', body });
  history.replaceState(null, '', here);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).access_token;
}

/** Resolves with the token that the other window brought. */
export function byWindow() {
  const opened = window.open(`${here}?signin=1`, '_blank', 'popup,width=520,height=720');
  if (opened === null) return Promise.reject(new Error('no window could be opened'));
  return new Promise((resolve) => {
    const hear = ({ origin, source, data }) => {
      if (origin !== location.origin || source !== opened || typeof data?.token !== 'string') return;
      removeEventListener('message', hear);
      opened.close();
      resolve(data.token);
    };
    addEventListener('message', hear);
  });
}

/** True when the token was handed to the window that asked. */
export function handBack(token) {
  if (!window.opener) return false;
  window.opener.postMessage({ token }, location.origin);
  return true;
}
