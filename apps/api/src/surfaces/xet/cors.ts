/** Pages of other origins may use the store: credentials travel in a header, never in a cookie. */
export const XET_CORS_HEADERS: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Range,Content-Length,Accept-Ranges,ETag,X-Request-Id,Retry-After',
};

export const XET_PREFLIGHT_HEADERS: Record<string, string> = {
  ...XET_CORS_HEADERS,
  'Access-Control-Allow-Methods': 'GET,HEAD,POST',
  'Access-Control-Allow-Headers': 'Authorization,Content-Type,Accept,Range,X-Request-Id,X-Xet-Session-Id',
  'Access-Control-Max-Age': '86400',
};
