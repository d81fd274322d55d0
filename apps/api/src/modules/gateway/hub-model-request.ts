// What a chat completion or an embedding asks of a model that a runner serves, from the body of the OpenAI API. Pure.
import { storableJson } from '../../common/storable-json';
import type { ChatMessage, ChatRequest, EmbedRequest } from '../serving';
import { badBody } from './gateway.errors';

const ROLES = ['system', 'user', 'assistant'];
const DEFAULT_MAX_TOKENS = 512;
const MOST_TOKENS = 4096;
const MOST_MESSAGES = 200;
const MOST_CHARACTERS = 200_000;
const MOST_INPUTS = 256;
const MOST_STOPS = 4;
const MOST_STOP_CHARACTERS = 200;
const LARGEST_SEED = 2 ** 31;

export interface HubModelName {
  namespace: string;
  name: string;
  revision: string | undefined;
}

/** `namespace/name` or `namespace/name@revision`; null for the name of a model of an upstream. */
export function hubModelName(model: string): HubModelName | null {
  const [, namespace, name, revision] = /^([^/@\s]{1,96})\/([^/@\s]{1,96})(?:@(\S{1,200}))?$/.exec(model) ?? [];
  return namespace && name ? { namespace, name, revision } : null;
}

/** Throws 'gateway/body'. */
export function chatRequest(body: Record<string, unknown>): ChatRequest {
  refuseWhatIsNotThere(body);
  const temperature = number(body.temperature, 'temperature', 0, 2);
  const topP = number(body.top_p, 'top_p', 0, 1);
  const seed = number(body.seed, 'seed', -LARGEST_SEED, LARGEST_SEED);
  const stop = stops(body.stop);
  const maxTokens = number(body.max_completion_tokens ?? body.max_tokens, 'max_tokens', 1, Number.MAX_SAFE_INTEGER);
  return {
    messages: messages(body.messages),
    maxTokens: Math.min(Math.trunc(maxTokens ?? DEFAULT_MAX_TOKENS), MOST_TOKENS),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(seed !== undefined && { seed: Math.abs(Math.trunc(seed)) }),
    ...(stop.length > 0 && { stop }),
  };
}

/** Throws 'gateway/body'. */
export function embedRequest({ input, dimensions, encoding_format }: Record<string, unknown>): {
  request: EmbedRequest;
  isBase64: boolean;
} {
  const all: unknown[] = Array.isArray(input) ? input : [input];
  if (all.length === 0 || all.some((one) => typeof one !== 'string' || one === ''))
    throw badBody('input is a text, or a list of texts; none is empty.');
  const inputs = (all as string[]).map(storableJson);
  if (inputs.length > MOST_INPUTS) throw badBody(`Send at most ${MOST_INPUTS} texts in a call.`);
  if (inputs.reduce((sum, { length }) => sum + length, 0) > MOST_CHARACTERS)
    throw badBody(`The texts may have at most ${MOST_CHARACTERS} characters together.`);
  if (dimensions !== undefined && dimensions !== null)
    throw badBody('A model of this hub makes vectors of its own size: leave out dimensions.');
  if (![undefined, null, 'float', 'base64'].includes(encoding_format as string)) throw badBody('encoding_format is float or base64.');
  return { request: { inputs }, isBase64: encoding_format === 'base64' };
}

function refuseWhatIsNotThere({ n, tools, functions, response_format, logprobs }: Record<string, unknown>): void {
  if (n !== undefined && n !== null && n !== 1) throw badBody('A model of this hub gives one answer to a call: leave out n.');
  const isThere = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
  if (isThere(tools) || isThere(functions)) throw badBody('A model of this hub is served without tools.');
  const format = (response_format as { type?: unknown } | null | undefined)?.type;
  if (format !== undefined && format !== 'text') throw badBody('A model of this hub answers in text: leave out response_format.');
  if (logprobs === true) throw badBody('A model of this hub is served without logprobs.');
}

function messages(value: unknown): ChatMessage[] {
  if (!Array.isArray(value) || value.length === 0) throw badBody('Send at least one message.');
  if (value.length > MOST_MESSAGES) throw badBody(`Send at most ${MOST_MESSAGES} messages.`);
  const read = value.map(message);
  if (read.reduce((sum, { content }) => sum + content.length, 0) > MOST_CHARACTERS)
    throw badBody(`The messages may have at most ${MOST_CHARACTERS} characters together.`);
  return read;
}

function message(value: unknown, place: number): ChatMessage {
  const { role, content } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const as = role === 'developer' ? 'system' : role;
  if (typeof as !== 'string' || !ROLES.includes(as)) throw badBody(`messages[${place}].role is one of ${ROLES.join(', ')}.`);
  return { role: as, content: text(content, place) };
}

function text(content: unknown, place: number): string {
  const parts: unknown[] = Array.isArray(content) ? content : [{ type: 'text', text: content }];
  const texts = parts.map((part) => {
    const { type, text: said } = (typeof part === 'object' && part !== null ? part : {}) as Record<string, unknown>;
    if (type !== 'text' || typeof said !== 'string') throw badBody(`messages[${place}].content is text; nothing else is understood here.`);
    return storableJson(said);
  });
  return texts.join('\n');
}

function stops(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (all.length > MOST_STOPS || all.some((one) => typeof one !== 'string' || one === '' || one.length > MOST_STOP_CHARACTERS))
    throw badBody(`stop is a text, or at most ${MOST_STOPS} of them.`);
  return (all as string[]).map(storableJson).filter((one) => one !== '');
}

function number(value: unknown, name: string, least: number, most: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw badBody(`${name} is a number from ${least} to ${most}.`);
  return value;
}
