// What is read of the target model: its tokenizer, chat template and configuration, as the bytes of its files.
import type { Json } from '../keys/canonical-row';
import { DataCheckError } from '../errors';

export interface ModelFiles {
  /** tokenizer.json */
  tokenizer?: Uint8Array | undefined;
  /** tokenizer_config.json */
  tokenizerConfig?: Uint8Array | undefined;
  /** chat_template.jinja */
  chatTemplate?: Uint8Array | undefined;
  /** config.json */
  config?: Uint8Array | undefined;
}

export type JsonObject = { [name: string]: Json };

const MAX_BYTES = 128 * 1024 * 1024;
const MAX_TEMPLATE_BYTES = 1024 * 1024;

export function objectOf(bytes: Uint8Array | undefined, file: string): JsonObject | null {
  if (bytes === undefined) return null;
  if (bytes.length > MAX_BYTES) throw new DataCheckError('model/too-large', `${file} is larger than 128 MiB.`);
  const value = parsed(bytes, file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new DataCheckError('model/bad-file', `${file} is no JSON object.`);
}

function parsed(bytes: Uint8Array, file: string): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch {
    throw new DataCheckError('model/bad-file', `${file} is no JSON.`);
  }
}

/** chat_template.jinja before tokenizer_config.json; of several the one named default. `null` when there is none. */
export function templateOf(files: ModelFiles, config: JsonObject | null): string | null {
  if (files.chatTemplate && files.chatTemplate.length <= MAX_TEMPLATE_BYTES) return new TextDecoder().decode(files.chatTemplate);
  const given = config?.chat_template;
  if (typeof given === 'string') return given;
  if (!Array.isArray(given)) return null;
  const named = given.find((item) => typeof item === 'object' && item !== null && !Array.isArray(item) && item.name === 'default');
  const template = (named as JsonObject | undefined)?.template;
  return typeof template === 'string' ? template : null;
}

/** A special token is its text, or an object with it. */
export function specialToken(config: JsonObject | null, name: string): string {
  const given = config?.[name];
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return '';
  return typeof given.content === 'string' ? given.content : '';
}

const CONTEXT_KEYS = ['max_position_embeddings', 'n_positions', 'n_ctx', 'max_sequence_length', 'seq_length'];

/** How many tokens the model was made for; `null` when it does not say. */
export function contextOf(config: JsonObject | null): number | null {
  if (config === null) return null;
  const inner = config.text_config;
  const places = [config, ...(typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? [inner] : [])];
  for (const place of places)
    for (const key of CONTEXT_KEYS) {
      const length = place[key];
      if (Number.isSafeInteger(length) && (length as number) > 0) return length as number;
    }
  return null;
}
