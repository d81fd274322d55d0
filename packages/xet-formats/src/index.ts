// The formats of the Xet protocol: hashes, chunks, xorbs, shards, reconstructions. Pure: bytes in, facts or a XetFormatError with a code out, in
// bounded time and memory, whoever wrote them. BLAKE3 and LZ4 come in as a XetCodec.
export { type ChunkPacking, encodeChunk } from './chunks/encode-chunk';
export { ChunkDecoder } from './chunks/chunk-decoder';
export { type ChunkHeader, type ChunkScheme, readChunkHeader, SCHEME_BG4_LZ4, SCHEME_LZ4, SCHEME_NONE } from './chunks/chunk-header';
export { ChunkRecords } from './chunks/chunk-records';
export { decodeChunk } from './chunks/decode-chunk';
export { decodeLz4Block } from './chunks/lz4-block';
export { encodeLz4Block } from './chunks/lz4-encode';
export { type PlacedChunk, unpackChunks } from './chunks/unpack-chunks';
export { Chunker } from './chunking/chunker';
export type { XetCodec } from './codec';
export { XetFormatError, type XetFormatErrorCode } from './errors';
export { type AssembledFile, type AssembledTerm, FileAssembly } from './files/file-assembly';
export { chunkHash, fileHashOf, hmacChunkHash, isDedupEligible, rangeHash } from './hashes/keyed-hashes';
export { fileHash, type HashedChunk, MerkleHasher, xorbHash } from './hashes/merkle';
export {
  HASH_BYTES,
  parseXetHash,
  sha256FromWire,
  sha256ToWire,
  type XetHash,
  xetHashBytes,
  xetHashFromBytes,
  ZERO_HASH,
} from './hashes/xet-hash';
export * from './limits';
export {
  type LocatedFetch,
  parseReconstruction,
  type Reconstruction,
  RECONSTRUCTION_LIMITS,
  type ReconstructionLimits,
} from './reconstruction/parse';
export {
  type FileTerm,
  type PlannedFetch,
  type PlannedTerm,
  planReconstruction,
  type ReconstructionPlan,
  type XorbEnds,
} from './reconstruction/plan';
export {
  type RangeJson,
  reconstructionV1View,
  type ReconstructionV1,
  reconstructionV2View,
  type ReconstructionV2,
  type TermJson,
} from './reconstruction/views';
export { buildDedupShard, buildShard, type DedupShard, type DedupXorb } from './shards/build-shard';
export { parseShard, SHARD_LIMITS, type ShardLimits } from './shards/parse-shard';
export type { Shard, ShardFile, ShardTerm, ShardXorb } from './shards/shard-format';
export { XORB_LIMITS, type XorbLimits, XorbReader, type XorbSummary } from './xorbs/xorb-reader';
export { buildXorbFooter, buildXorbFooterV0 } from './xorbs/xorb-footer';
export { type BuiltXorb, XorbBuilder, type XorbBuilderOptions } from './xorbs/xorb-builder';
export { chunkHashAt, endBefore, rawLengthAt, type XorbTable } from './xorbs/xorb-table';
