/** Made for what is wanted once: the hub does it once, however often the same key comes. Not by randomUUID, which plain http has only at localhost. */
export function newRequestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
