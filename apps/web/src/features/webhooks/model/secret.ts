const BYTES = 32;

/** As libraries of Standard Webhooks take it: bytes in base64 behind a word. */
export function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(BYTES))))}`;
}
