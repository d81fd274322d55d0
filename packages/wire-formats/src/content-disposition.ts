/**
 * `inline; filename*=UTF-8''name; filename="name";`: the form huggingface_hub reads, semicolon at the end included (RFC 6266, RFC 8187).
 * The second name is for readers of the first form only: what it cannot carry safely becomes '_'.
 */
export function contentDisposition(fileName: string, type: 'inline' | 'attachment'): string {
  const name = fileName.toWellFormed();
  const plain = name.replace(/[^\x20-\x7e]|["\\/]/gu, '_');
  return `${type}; filename*=UTF-8''${extendedValue(name)}; filename="${plain}";`;
}

/** RFC 8187 §3.2.1: everything outside attr-char is percent-encoded. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
