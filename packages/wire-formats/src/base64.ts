/**
 * Strict base64 (RFC 4648 §4: padded, standard alphabet), or null. Node's decoder skips what it does not know, so a text it understood only
 * in part comes out shorter than its length promises.
 */
export function decodeBase64(text: string): Buffer | null {
  if (text.length % 4 !== 0 || text.includes('-') || text.includes('_')) return null;
  const bytes = Buffer.from(text, 'base64');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return bytes.length === (text.length / 4) * 3 - padding ? bytes : null;
}
