// Text of commits and tags. It is UTF-8 by convention only: an `encoding` header may name another charset, and old history
// holds bytes that fit none. What is not valid UTF-8 is kept one byte a character, so that it can be written back exactly.
import { isUtf8 } from 'node:buffer';

export type TextForm = 'utf8' | 'latin1';

export function textFormOf(data: Buffer): TextForm {
  return isUtf8(data) ? 'utf8' : 'latin1';
}

/** What a person should read: text kept as bytes is decoded by the charset that `encoding` names, if it is a known one. */
export function readableText(text: string, textForm: TextForm, encoding: string | null): string {
  if (textForm === 'utf8') return text;
  try {
    return new TextDecoder(encoding ?? 'windows-1252').decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}
