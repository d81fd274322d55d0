// Refusals where apps run: one small page, the same for what does not exist, for what somebody may not see and for what is no app.
import { DomainError } from '../../common/errors';
import { STATUS_OF_KIND } from '../../platform/http';

export interface RenderedAppRefusal {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const NOTHING = [
  'There is nothing here',
  'No app answers at this address, it has no such file, or a private link to it has ended.',
] as const;
const NOTHING_ZH = ['这里什么也没有', '此地址没有应用、应用中没有这个文件，或指向它的私有链接已失效。'] as const;

export function renderAppError(error: unknown, requestId: string): RenderedAppRefusal {
  const known = error instanceof DomainError ? error : null;
  const headers: Record<string, string> = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  };
  const seconds = known?.details.retryAfterSeconds;
  if (seconds !== undefined) headers['Retry-After'] = String(Math.ceil(seconds));
  if (known?.kind === 'too-many' || known?.kind === 'unavailable')
    return { status: STATUS_OF_KIND[known.kind], headers, body: page(['Too busy', known.message], ['请稍候', '请求过多或服务暂不可用。']) };
  if (known?.code === 'request/method')
    return { status: 405, headers: { ...headers, Allow: 'GET, HEAD' }, body: page(NOTHING, NOTHING_ZH) };
  if (known) return { status: 404, headers, body: page(NOTHING, NOTHING_ZH) };
  const said = `Something went wrong on the hub. Quote request id ${requestId} when you report it.`;
  return { status: 500, headers, body: page(['Something went wrong', said], ['出错了', `请在反馈时注明请求编号 ${requestId}。`]) };
}

function page([title, text]: readonly [string, string], [titleZh, textZh]: readonly [string, string]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}body{display:grid;place-content:center;min-height:100vh;margin:0;padding:1rem;box-sizing:border-box;text-align:center}h1{font-size:1.2rem;margin:0}p{margin:.3rem 0 1.2rem;opacity:.75;max-width:32rem}</style></head>
<body><main><h1>${title}</h1><p>${text}</p><div lang="zh-CN"><h1>${titleZh}</h1><p>${textZh}</p></div></main></body></html>
`;
}

/** Whatever the reason. */
export function nothingHere(): DomainError {
  return new DomainError('not-found', 'app/nothing-here', 'There is nothing at this address.');
}
