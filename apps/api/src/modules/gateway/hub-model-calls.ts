// Chat completions and embeddings of models that runners of this hub serve, in the words of the OpenAI API. The tokens are counted where they are made (modules/serving).
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import type { Granted, GrantedNamespace } from '../access';
import { type AnswerPiece, type CallRequest, ServingCalls } from '../serving';
import { chatRequest, embedRequest } from './hub-model-request';

export interface HubModelCall {
  path: 'chat/completions' | 'embeddings';
  revision: string | undefined;
  body: Record<string, unknown>;
  payer: GrantedNamespace;
  signal: AbortSignal;
}

type Pieces = AsyncGenerator<AnswerPiece | null>;

interface Made {
  contentType: string;
  body: AsyncIterable<Uint8Array>;
}

/** A proxy on the way lets go of a connection on which nothing comes. */
const SILENCE_MS = 10_000;
const STILL_THERE = Buffer.from(': still there\n\n');
const DONE = 'data: [DONE]\n\n';
const ERROR_TYPE = 'server_error';

@Injectable()
export class HubModelCalls {
  constructor(
    private readonly calls: ServingCalls,
    private readonly clock: Clock,
  ) {}

  /** Throws 'gateway/body'; while it is read, also 'serving/…' and what the program refuses. */
  call(repo: Granted<'read'>, call: HubModelCall): Made {
    return call.path === 'embeddings' ? this.embed(repo, call) : this.chat(repo, call);
  }

  private embed(repo: Granted<'read'>, call: HubModelCall): Made {
    const { request, isBase64 } = embedRequest(call.body);
    return { contentType: 'application/json', body: embedded(this.ask(repo, call, request), shownName(repo), isBase64) };
  }

  private chat(repo: Granted<'read'>, call: HubModelCall): Made {
    const pieces = this.ask(repo, call, chatRequest(call.body));
    const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(this.clock.now().getTime() / 1000), model: shownName(repo) };
    if (call.body.stream !== true) return { contentType: 'application/json', body: whole(pieces, head) };
    const { include_usage } = (call.body.stream_options ?? {}) as { include_usage?: unknown };
    return { contentType: 'text/event-stream', body: streamed(pieces, head, include_usage === true) };
  }

  private ask(repo: Granted<'read'>, { revision, body, payer, signal }: HubModelCall, request: CallRequest): Pieces {
    const of = body.x_of === 'base' ? 'base' : 'model';
    return this.calls.ask(repo, revision, { name: shownName(repo), of, request }, payer, signal);
  }
}

function shownName({ namespace, name }: Granted): string {
  return `${namespace}/${name}`;
}

async function collected(pieces: Pieces): Promise<{ text: string; last: AnswerPiece | null }> {
  let [text, last]: [string, AnswerPiece | null] = ['', null];
  for await (const piece of pieces) {
    if (piece?.text) text += piece.text;
    if (piece?.end) last = piece;
  }
  return { text, last };
}

/** The lines of the answer are the vectors, in the order of the texts. */
async function* embedded(pieces: Pieces, model: string, isBase64: boolean): AsyncGenerator<Uint8Array> {
  const { text, last } = await collected(pieces);
  const lines = text.split('\n').filter((line) => line !== '');
  const data = lines.map((line, index) => ({ object: 'embedding', index, embedding: isBase64 ? line : floatsOf(line) }));
  const { prompt_tokens, total_tokens } = usageOf(last);
  yield Buffer.from(JSON.stringify({ object: 'list', data, model, usage: { prompt_tokens, total_tokens } }));
}

function floatsOf(line: string): number[] {
  const bytes = Buffer.from(line, 'base64');
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, place) => bytes.readFloatLE(place * 4));
}

interface Head {
  id: string;
  created: number;
  model: string;
}

async function* whole(pieces: Pieces, head: Head): AsyncGenerator<Uint8Array> {
  const { text, last } = await collected(pieces);
  const choice = { index: 0, message: { role: 'assistant', content: text, refusal: null }, logprobs: null, finish_reason: reason(last) };
  yield Buffer.from(JSON.stringify({ ...head, object: 'chat.completion', choices: [choice], usage: usageOf(last) }));
}

async function* streamed(pieces: Pieces, head: Head, asksForUsage: boolean): AsyncGenerator<Uint8Array> {
  let saidAt = Date.now();
  let hasBegun = false;
  const chunk = (delta: object, finish: string | null): Uint8Array => {
    [saidAt, hasBegun] = [Date.now(), true];
    const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish }];
    return event({ ...head, object: 'chat.completion.chunk', choices });
  };
  try {
    for await (const piece of pieces) {
      if (piece === null && Date.now() - saidAt < SILENCE_MS) continue;
      if (piece === null) {
        [saidAt, hasBegun] = [Date.now(), true];
        yield STILL_THERE;
        continue;
      }
      if (piece.text) yield chunk({ role: 'assistant', content: piece.text }, null);
      if (!piece.end) continue;
      yield chunk({}, reason(piece));
      if (asksForUsage) yield event({ ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(piece) });
      yield Buffer.from(DONE);
    }
  } catch (error) {
    // with nothing sent, it is a refusal with a status of its own
    if (!hasBegun || !(error instanceof DomainError)) throw error;
    yield event({ error: { message: error.message, type: ERROR_TYPE, param: null, code: error.code } });
  }
}

function event(value: object): Uint8Array {
  return Buffer.from(`data: ${JSON.stringify(value)}\n\n`);
}

function reason(last: AnswerPiece | null): 'stop' | 'length' {
  return last?.end === 'length' ? 'length' : 'stop';
}

function usageOf(last: AnswerPiece | null): Record<'prompt_tokens' | 'completion_tokens' | 'total_tokens', number> {
  const { promptTokens = 0, completionTokens = 0 } = last ?? {};
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens };
}
