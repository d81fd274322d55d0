// application/x-www-form-urlencoded bodies and query strings (WHATWG URL §5), where keys repeat: `paths=a&paths=b`.
import { WireFormatError } from './errors';

const MAX_FIELDS = 10_000;

/** Values by key in their order. `expand[]` and `expand` are one key: older clients write the brackets. Throws 'form/too-many-fields'. */
export function parseForm(text: string, maxFields = MAX_FIELDS): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [rawKey, value] of new URLSearchParams(text)) {
    if (++count > maxFields) throw new WireFormatError('form/too-many-fields', `a form has at most ${maxFields} fields`);
    const key = rawKey.endsWith('[]') ? rawKey.slice(0, -2) : rawKey;
    const values = fields.get(key);
    if (values) values.push(value);
    else fields.set(key, [value]);
  }
  return fields;
}
