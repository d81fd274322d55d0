// What config.json and its neighbours say of a model. Everything else in them is somebody's own and stays unread.
import { cacheValuesPerToken, configShape } from './attention-cache';
import { type JsonLimits, type JsonObject, parseJsonObject } from './bounded-json';

/** Tokenizer configurations carry every special token, some hundred KiB of them. */
export const CONFIG_LIMITS: JsonLimits = { maxBytes: 4 * 1024 * 1024, maxDepth: 32, maxValues: 200_000 };

export interface ModelConfig {
  architectures: string[];
  modelType: string | null;
  contextLength: number | null;
  /** What attention keeps for each token of the context; null when the file does not say. */
  cacheValuesPerToken: number | null;
  /** `bfloat16`: what the weights were made for. */
  dtype: string | null;
  quantization: { method: string | null; bits: number | null } | null;
  /** As the file has it, when it is small enough to be shown. */
  quantizationConfig: JsonObject | null;
  /** Classes that come with the repository: running them needs trust in its author. */
  autoMap: Record<string, string> | null;
  /** timm says what it is by `architecture` and `pretrained_cfg`. */
  timmArchitecture: string | null;
}

export interface TokenizerConfig {
  /** By name; 'default' is the one that is used unless another is asked for. */
  chatTemplates: { name: string; template: string }[];
  bosToken: string | null;
  eosToken: string | null;
  padToken: string | null;
  unkToken: string | null;
  maskToken: string | null;
  maxLength: number | null;
}

export interface AdapterConfig {
  baseModel: string | null;
  /** `LORA`. */
  kind: string | null;
  task: string | null;
  rank: number | null;
}

export interface PipelineConfig {
  className: string | null;
  /** Folders of its parts. */
  components: string[];
}

const MAX_TEXT = 200;
const MAX_TEMPLATE = 256 * 1024;
const MAX_QUANTIZATION = 16 * 1024;
const CONTEXT_KEYS = ['max_position_embeddings', 'n_positions', 'n_ctx', 'max_sequence_length', 'max_seq_len', 'seq_length'];
/** Where models of several kinds of input keep what concerns text. */
const NESTED = ['text_config', 'llm_config', 'language_config', 'thinker_config'];

/** Each throws ModelFormatError 'json/…' for what is no bounded JSON object; a field of the wrong type is as if it were absent. */
export function parseModelConfig(bytes: Uint8Array): ModelConfig {
  const data = parseJsonObject(bytes, CONFIG_LIMITS);
  const quantization = objectOf(data.quantization_config) ?? objectOf(data.compression_config);
  return {
    architectures: textsOf(data.architectures),
    modelType: textOf(data.model_type),
    contextLength: contextOf(data),
    cacheValuesPerToken: cacheOf(data),
    dtype: textOf(data.torch_dtype) ?? textOf(data.dtype),
    quantization: quantization && { method: textOf(quantization.quant_method), bits: bitsOf(quantization) },
    quantizationConfig: quantization && JSON.stringify(quantization).length <= MAX_QUANTIZATION ? quantization : null,
    autoMap: autoMapOf(data.auto_map),
    timmArchitecture: objectOf(data.pretrained_cfg) ? textOf(data.architecture) : null,
  };
}

export function parseTokenizerConfig(bytes: Uint8Array): TokenizerConfig {
  const data = parseJsonObject(bytes, CONFIG_LIMITS);
  return {
    chatTemplates: templatesOf(data.chat_template),
    bosToken: tokenOf(data.bos_token),
    eosToken: tokenOf(data.eos_token),
    padToken: tokenOf(data.pad_token),
    unkToken: tokenOf(data.unk_token),
    maskToken: tokenOf(data.mask_token),
    // Some write 10^30 for "no limit".
    maxLength: countOf(data.model_max_length),
  };
}

export function parseAdapterConfig(bytes: Uint8Array): AdapterConfig {
  const data = parseJsonObject(bytes, CONFIG_LIMITS);
  return {
    baseModel: textOf(data.base_model_name_or_path),
    kind: textOf(data.peft_type),
    task: textOf(data.task_type),
    rank: countOf(data.r),
  };
}

export function parsePipelineConfig(bytes: Uint8Array): PipelineConfig {
  const data = parseJsonObject(bytes, CONFIG_LIMITS);
  const parts = Object.entries(data).filter(
    ([name, value]) => !name.startsWith('_') && Array.isArray(value) && typeof value[0] === 'string',
  );
  return { className: textOf(data._class_name), components: parts.map(([name]) => name).slice(0, 100) };
}

function contextOf(data: JsonObject): number | null {
  for (const key of CONTEXT_KEYS) {
    const length = countOf(data[key]);
    if (length !== null && length > 0) return length;
  }
  for (const part of NESTED) {
    const inner = objectOf(data[part]);
    const length = inner && contextOf({ ...inner, ...Object.fromEntries(NESTED.map((name) => [name, null])) });
    if (length) return length;
  }
  return null;
}

/** At the root, or where what concerns text is. */
function cacheOf(data: JsonObject): number | null {
  const parts = [data, ...NESTED.map((name) => objectOf(data[name])).filter((part) => part !== null)];
  return parts.map((part) => cacheValuesPerToken(configShape(part, countOf))).find((count) => count !== null) ?? null;
}

function bitsOf(quantization: JsonObject): number | null {
  if (quantization.load_in_4bit === true || quantization._load_in_4bit === true) return 4;
  if (quantization.load_in_8bit === true || quantization._load_in_8bit === true) return 8;
  const bits = countOf(quantization.bits) ?? countOf(quantization.nbits) ?? countOf(quantization.w_bit);
  if (bits !== null) return bits <= 32 ? bits : null;
  return textOf(quantization.quant_method) === 'fp8' ? 8 : null;
}

function autoMapOf(value: unknown): Record<string, string> | null {
  const entries = Object.entries(objectOf(value) ?? {}).flatMap(([name, target]) => {
    const one = textOf(Array.isArray(target) ? target.find((item) => typeof item === 'string') : target);
    return one === null ? [] : [[name, one] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries.slice(0, 50)) : null;
}

function templatesOf(value: unknown): { name: string; template: string }[] {
  if (typeof value === 'string') return value.length <= MAX_TEMPLATE ? [{ name: 'default', template: value }] : [];
  if (!Array.isArray(value)) return [];
  return value.slice(0, 50).flatMap((item) => {
    const { name, template } = objectOf(item) ?? {};
    return textOf(name) !== null && typeof template === 'string' && template.length <= MAX_TEMPLATE
      ? [{ name: name as string, template }]
      : [];
  });
}

/** A special token is its text, or an object with it. */
function tokenOf(value: unknown): string | null {
  return textOf(typeof value === 'string' ? value : objectOf(value)?.content);
}

function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT ? value : null;
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).slice(0, 20).flatMap((item) => textOf(item) ?? []);
}

function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}
