// The sizes that the clients keep to, and that every reader here enforces.

/** The most bytes of a chunk's contents; also where the chunker cuts at the latest. */
export const CHUNK_MAX_RAW_BYTES = 131_072;
/** The chunker cuts no chunk shorter than this, except the last. Others cut a little earlier: readers enforce no lower bound. */
export const CHUNK_MIN_RAW_BYTES = 8192;
/** The most bytes of a chunk's payload on the wire. */
export const CHUNK_MAX_PAYLOAD_BYTES = 262_144;
export const CHUNK_HEADER_BYTES = 8;

export const XORB_MAX_CHUNKS = 8192;
/** Clients fill a xorb by its contents up to 64 MiB; headers of chunks come on top. */
export const XORB_MAX_BODY_BYTES = 64 * 2 ** 20 + 2 ** 20;
/** What a client puts into a xorb at most. */
export const XORB_TARGET_RAW_BYTES = 64 * 2 ** 20;

/** Clients send several shards rather than a larger one. */
export const SHARD_MAX_BYTES = 64 * 2 ** 20 + 2 ** 20;
