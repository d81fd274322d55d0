/** Ids of Hugging Face's wire: 24 hexadecimal digits, made of the row's number. */
export function wireId(id: bigint): string {
  return id.toString(16).padStart(24, '0');
}

/** Whatever is no such id becomes 0, which no row has. */
export function idOfWire(text: string): bigint {
  return /^0{8}[0-9a-f]{16}$/.test(text) ? BigInt.asIntN(64, BigInt(`0x${text}`)) : 0n;
}
