/** Pages of other origins upload and download large files too: with a token of their own, or by signed addresses. Nothing here reads a cookie. */
export const CORS_HEADERS: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag,Content-Range,Accept-Ranges,X-Request-Id,X-Error-Code,X-Error-Message,RateLimit,RateLimit-Policy,Retry-After',
};

export const CORS_PREFLIGHT_HEADERS: Record<string, string> = {
  ...CORS_HEADERS,
  'Access-Control-Allow-Methods': 'GET,PUT,POST',
  'Access-Control-Allow-Headers': 'Authorization,Content-Type,Accept,Range,If-None-Match,If-Range,X-Request-Id,User-Agent',
  'Access-Control-Max-Age': '86400',
};
