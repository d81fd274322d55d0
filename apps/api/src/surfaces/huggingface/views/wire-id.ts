/** `_id` on the wire: 24 hexadecimal digits, made of the row's number. */
export function wireId(id: bigint): string {
  return id.toString(16).padStart(24, '0');
}
