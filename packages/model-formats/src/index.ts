// What files of models say of themselves: safetensors and GGUF headers, config.json and its neighbours. Pure: bytes come in through a ByteSource,
// facts or a ModelFormatError with a code come out, in bounded time and memory, whoever wrote the file.
export { type JsonObject, parseJsonObject } from './bounded-json';
export { type ByteSource, bytesSource } from './byte-source';
export { ModelFormatError, type ModelFormatErrorCode } from './errors';
export { GGUF_LIMITS, type GgufFacts, type GgufLimits, readGguf } from './gguf';
export type { MetadataEntry } from './metadata';
export {
  type AdapterConfig,
  CONFIG_LIMITS,
  type ModelConfig,
  parseAdapterConfig,
  parseModelConfig,
  parsePipelineConfig,
  parseTokenizerConfig,
  type PipelineConfig,
  type TokenizerConfig,
} from './model-config';
export { readSafetensors, SAFETENSORS_LIMITS, type SafetensorsFacts, type SafetensorsLimits } from './safetensors';
export { parseSafetensorsIndex, type SafetensorsIndex } from './safetensors-index';
export { hashTensors, TENSOR_HASH_BYTES, type TensorHashes } from './tensor-hashes';
export type { KeptMetadata, TensorFacts, TensorInfo } from './tensors';
