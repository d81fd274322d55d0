/**
 * The two algorithms that are worth native code: the caller brings them (`@modelgrove/xet-codec` has them), so that this package stays pure.
 * All calls are synchronous, none keeps what it was given, and what they return belongs to the caller.
 */
export interface XetCodec {
  /** BLAKE3 in keyed mode over the parts one after the other; `key` and the answer are 32 bytes. */
  keyedHash(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array;
  /** One raw LZ4 block that stands alone. Never answers more than `rawBytes`, which callers bound first; throws when the block is malformed. */
  lz4DecompressBlock(block: Uint8Array, rawBytes: number): Uint8Array;
  /** The raw LZ4 block of `raw`, without any length or frame around it. */
  lz4CompressBlock(raw: Uint8Array): Uint8Array;
}
