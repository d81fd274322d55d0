// Small forms that several surfaces write the same way.
import { WireFormatError } from './errors';

/** `<https://…>; rel="next"` (RFC 8288). Clients ignore relative links, so only absolute http(s) addresses are taken. Throws 'url/not-absolute'. */
export function linkHeader(next: string): string {
  const url = URL.canParse(next) ? new URL(next) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new WireFormatError('url/not-absolute', 'a link to the next page is an absolute http address');
  return `<${url.href.replace(/[<>"]/g, encodeURIComponent)}>; rel="next"`;
}

/** RFC 9110 §5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function httpDate(date: Date): string {
  return validDate(date).toUTCString();
}

/** `2024-11-16T00:27:02.000Z`; clients refuse offsets such as `+00:00`. */
export function isoDate(date: Date): string {
  return validDate(date).toISOString();
}

function validDate(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw new WireFormatError('date/invalid', 'not a point in time');
  return date;
}
