// The few lines that are put in front of an app's pages: they tell the page around the app what went wrong in it (scripts, files that are missing,
// what the policy stopped), and the app where its hub is. The files themselves stay as they were committed: only a page that is opened has them.
import { createHash } from 'node:crypto';

export interface FrameFacts {
  /** Origin of the hub. */
  hub: string;
  /** `namespace/name`. */
  app: string;
  commit: string;
  /** By names that apps on Hugging Face read. */
  variables: Record<string, string>;
}

/** Runs in the app. It has no secret and no power; whoever frames the app hears the messages, and takes them for an app's. */
const REPORTER = `(() => {
  const tell = (kind, text, at) => {
    if (parent !== window) parent.postMessage({ modelgrove: 'app', kind, text: String(text).slice(0, 500), at: String(at || '').slice(0, 300) }, '*');
  };
  const name = (url) => { try { const to = new URL(url, location.href); return to.origin === location.origin ? to.pathname.replace(/^\\/@[^/]+/, '') : to.href; } catch { return String(url); } };
  addEventListener('error', (event) => {
    const from = event.target;
    if (from && from !== window && from.tagName) tell('file', from.tagName.toLowerCase(), name(from.src || from.href || ''));
    else tell('script', event.message, name(event.filename) + (event.lineno ? ':' + event.lineno + ':' + event.colno : ''));
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => tell('script', (reason && reason.message) || reason, ''));
  addEventListener('securitypolicyviolation', (event) => tell('policy', event.effectiveDirective, name(event.blockedURI)));
  addEventListener('load', () => tell('loaded', document.title, ''));
  try {
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
      if (entry.responseStatus >= 400 && (entry.initiatorType === 'fetch' || entry.initiatorType === 'xmlhttprequest')) tell('file', entry.responseStatus, name(entry.name));
    })).observe({ type: 'resource', buffered: true });
  } catch {}
})();`;

/** `<` would end the script. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

export function frameScript({ variables, ...facts }: FrameFacts): string {
  return `<script>window.modelgrove=${literal(facts)};window.huggingface={variables:${literal(variables)}};${REPORTER}document.currentScript.remove()</script>`;
}

/** At the beginning of the head, or right behind the doctype: before any script of the page. A page keeps its mode. */
export function withFrameScript(html: Buffer, script: string): Buffer {
  const text = html.subarray(0, 4096).toString('latin1');
  const bom = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  const prologue =
    /^(?:\s|<!--[\s\S]*?-->)*(?:<!doctype[^>]*>)?(?:\s|<!--[\s\S]*?-->)*(?:<html(?:\s[^>]*)?>)?(?:\s|<!--[\s\S]*?-->)*(?:<head(?:\s[^>]*)?>)?/i;
  const at = bom + (prologue.exec(text.slice(bom))?.[0].length ?? 0);
  return Buffer.concat([html.subarray(0, at), Buffer.from(script), html.subarray(at)]);
}

/** Of a page with the script: another script, another tag. */
export function framedEtag(etag: string, script: string): string {
  return `${etag}-${createHash('sha256').update(script).digest('hex').slice(0, 16)}`;
}
