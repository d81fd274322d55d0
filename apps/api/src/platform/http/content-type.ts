// How browsers may treat a user's file. Everything is served sandboxed and without sniffing; what could run in a page is sent as an
// attachment of plain text (house law: active types are attachments).

const TYPES: Record<string, string> = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  py: 'text/plain; charset=utf-8',
  yaml: 'text/plain; charset=utf-8',
  yml: 'text/plain; charset=utf-8',
  toml: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  gitattributes: 'text/plain; charset=utf-8',
  gitignore: 'text/plain; charset=utf-8',
};

const ACTIVE = new Set([
  'html',
  'htm',
  'xhtml',
  'xht',
  'svg',
  'svgz',
  'xml',
  'xsl',
  'xslt',
  'js',
  'mjs',
  'cjs',
  'pdf',
  'swf',
  'mht',
  'mhtml',
  'hta',
]);

const BYTES = 'application/octet-stream';

export interface ContentType {
  type: string;
  isActive: boolean;
}

const UNKNOWN: ContentType = { type: BYTES, isActive: false };
const ACTIVE_AS_TEXT: ContentType = { type: 'text/plain; charset=utf-8', isActive: true };
const KNOWN = new Map<string, ContentType>(Object.entries(TYPES).map(([extension, type]) => [extension, { type, isActive: false }]));

export function contentTypeOf(fileName: string): ContentType {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  return KNOWN.get(extension) ?? (ACTIVE.has(extension) ? ACTIVE_AS_TEXT : UNKNOWN);
}
