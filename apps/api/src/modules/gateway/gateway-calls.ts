// Calls of models: who pays, may they still, to which upstream; the answer is passed on as it comes, and its tokens are counted once, also when the
// client goes away in the middle.
import { StringDecoder } from 'node:string_decoder';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { monthStart } from '../../common/month';
import { productVersion } from '../../platform/config';
import { Egress, EgressError, type StreamedAnswer } from '../../platform/egress';
import { Logger } from '../../platform/logging';
import { Sealer } from '../../platform/signing';
import { AccessService, type Granted, type GrantedNamespace, insideHub } from '../access';
import { UsageStore } from '../jobs';
import { EntitlementsService } from '../plans';
import { tokensOf, UsageTap } from './event-stream';
import { type Bill, GatewayBills } from './gateway-bills';
import { badBody, modelUnknown, tokensUsedUp, upstreamAway, upstreamFull, upstreamRefused, wrongKind } from './gateway.errors';
import { KEY_PURPOSE } from './gateway.service';
import { GatewayStore } from './gateway.store';
import { HubModelCalls } from './hub-model-calls';
import { type HubModelName, hubModelName } from './hub-model-request';
import type { ModelKind, Route, TokenUsage } from './gateway.types';

const SILENCE_MS = 5 * 60_000;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const MAX_REFUSAL_BYTES = 64 * 1024;

export interface GatewayCall {
  path: 'chat/completions' | 'embeddings';
  body: Record<string, unknown>;
  /** Who pays; null: the actor's own namespace. */
  namespace: string | null;
  signal: AbortSignal;
}

export interface GatewayAnswer {
  contentType: string;
  /** Read it to its end, or return the iterator. */
  body: AsyncIterable<Uint8Array>;
}

const KIND_OF: Record<GatewayCall['path'], ModelKind> = { 'chat/completions': 'chat', embeddings: 'embedding' };

@Injectable()
export class GatewayCalls {
  constructor(
    private readonly store: GatewayStore,
    private readonly hubModels: HubModelCalls,
    private readonly bills: GatewayBills,
    private readonly access: AccessService,
    private readonly usage: UsageStore,
    private readonly egress: Egress,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly entitlements: EntitlementsService,
    private readonly logger: Logger,
  ) {}

  /** Throws 'model_not_found', 'gateway/…', 'access/forbidden'. */
  async call(actor: Actor, call: GatewayCall): Promise<GatewayAnswer> {
    const payer = await this.access.namespace(actor, call.namespace ?? this.access.caller(actor).name, 'call-models');
    const named = typeof call.body.model === 'string' ? hubModelName(call.body.model) : null;
    const repo =
      named && insideHub(await this.access.repository(actor, { type: 'model', namespace: named.namespace, name: named.name }, 'use'));
    const route = repo ? await this.routeOfRepository(repo, named, call) : await this.routeOf(call.path, call.body.model);
    await this.checkQuota(payer);
    if (repo && !route) return this.hubModels.call(repo, { ...call, revision: named.revision, payer });
    return this.passOn(route!, call, payer);
  }

  /** Null: a runner serves it. */
  private async routeOfRepository(repo: Granted<'read'>, { revision }: HubModelName, { path, body }: GatewayCall): Promise<Route | null> {
    const name = `${repo.namespace}/${repo.name}`;
    // What is paid by use answers where its use is counted.
    const isServed = revision !== undefined || body.x_of === 'base' || !repo.allowed.includes('read');
    const route = isServed ? null : await this.store.route(name);
    return route?.model.kind === KIND_OF[path] ? route : null;
  }

  private async passOn(route: Route, call: GatewayCall, payer: GrantedNamespace): Promise<GatewayAnswer> {
    const isStream = call.body.stream === true;
    const promptCharacters = JSON.stringify(call.body.messages ?? call.body.input ?? '').length;
    const bill = await this.bills.begin(payer, route.model, { promptCharacters, body: call.body });
    const answer = await this.send(route, call, isStream).catch(async (error: unknown) => {
      await this.bills.drop(bill);
      throw error;
    });
    const contentType = answer.headers.get('content-type') ?? (isStream ? 'text/event-stream' : 'application/json');
    const body = isStream ? this.streamed(answer, call, promptCharacters, bill) : this.whole(answer, promptCharacters, bill);
    return { contentType, body };
  }

  private async routeOf(path: GatewayCall['path'], name: unknown): Promise<Route> {
    if (typeof name !== 'string') throw badBody('Name a model.');
    const route = await this.store.route(name);
    if (!route) throw modelUnknown(name);
    if (route.model.kind !== KIND_OF[path]) throw wrongKind(name, path);
    return route;
  }

  private async checkQuota({ id }: GrantedNamespace): Promise<void> {
    const { gatewayTokensPerMonth: most } = await this.entitlements.of(id);
    if (most === null) return;
    const now = this.clock.now();
    const since = monthStart(now);
    const used = (await this.usage.total(id, 'prompt-tokens', since)) + (await this.usage.total(id, 'completion-tokens', since));
    if (used < most) return;
    throw tokensUsedUp(most, Math.ceil((monthStart(now, 1).getTime() - now.getTime()) / 1000));
  }

  private async send(
    { model, baseUrl, keySealed }: Route,
    { path, body, signal }: GatewayCall,
    isStream: boolean,
  ): Promise<StreamedAnswer> {
    const key = keySealed && this.sealer.open(KEY_PURPOSE, keySealed);
    const asked = {
      ...body,
      model: model.upstreamModel,
      ...(isStream ? { stream_options: { ...(body.stream_options as object | undefined), include_usage: true } } : {}),
    };
    const headers = {
      'content-type': 'application/json',
      accept: isStream ? 'text/event-stream' : 'application/json',
      'user-agent': `modelgrove/${productVersion()}`,
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    };
    const request = { method: 'POST', headers, body: Buffer.from(JSON.stringify(asked)), signal };
    try {
      const answer = await this.egress.stream(`${baseUrl}/${path}`, request, { silenceMs: SILENCE_MS });
      if (answer.status === 200) return answer;
      throw await refusalOf(answer, model.upstream);
    } catch (error) {
      if (!(error instanceof EgressError)) throw error;
      this.logger.warn({ err: error, upstream: model.upstream }, 'an upstream of the gateway does not answer');
      throw upstreamAway(model.upstream);
    }
  }

  private async *streamed(answer: StreamedAnswer, { body }: GatewayCall, promptCharacters: number, bill: Bill): AsyncGenerator<Uint8Array> {
    const asksForUsage = (body.stream_options as { include_usage?: unknown } | undefined)?.include_usage === true;
    const tap = new UsageTap(!asksForUsage);
    const decoder = new StringDecoder('utf8');
    try {
      for await (const chunk of answer.body) {
        const text = tap.push(decoder.write(chunk));
        if (text !== '') yield Buffer.from(text);
      }
      const rest = tap.push(decoder.end()) + tap.finish();
      if (rest !== '') yield Buffer.from(rest);
    } finally {
      answer.giveUp();
      await this.bills.end(bill, tap.usage(promptCharacters));
    }
  }

  private async *whole(answer: StreamedAnswer, promptCharacters: number, bill: Bill): AsyncGenerator<Uint8Array> {
    const chunks: Buffer[] = [];
    let size = 0;
    let usage: TokenUsage | null = null;
    try {
      for await (const chunk of answer.body) {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES) throw upstreamAway(bill.model.upstream);
        chunks.push(chunk);
      }
      usage = usageIn(Buffer.concat(chunks), promptCharacters);
    } finally {
      if (usage === null) answer.giveUp();
      await (usage === null ? this.bills.drop(bill) : this.bills.end(bill, usage));
    }
    yield Buffer.concat(chunks);
  }
}

function usageIn(bytes: Buffer, promptCharacters: number): TokenUsage {
  try {
    const { usage } = JSON.parse(bytes.toString('utf8')) as { usage?: { prompt_tokens?: number; completion_tokens?: number } };
    if (typeof usage?.prompt_tokens === 'number')
      return { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens ?? 0, isEstimate: false };
  } catch {
    // counted by its length
  }
  return { promptTokens: tokensOf(promptCharacters), completionTokens: tokensOf(bytes.length), isEstimate: true };
}

/** What the client is at fault for is passed on in the upstream's words; what the operator is, is not. */
async function refusalOf(answer: StreamedAnswer, upstream: string): Promise<Error> {
  const { status, headers } = answer;
  const retryAfter = Number(headers.get('retry-after') ?? 5) || 5;
  const isOperators = status === 401 || status === 403 || status === 404 || status >= 500 || status < 400;
  if (status === 429 || isOperators) {
    answer.giveUp();
    return status === 429 ? upstreamFull(upstream, retryAfter) : upstreamAway(upstream);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_REFUSAL_BYTES) break;
  }
  answer.giveUp();
  return upstreamRefused(messageIn(Buffer.concat(chunks).toString('utf8')));
}

function messageIn(text: string): string {
  try {
    const body = JSON.parse(text) as { error?: { message?: unknown } | string; message?: unknown };
    const message = typeof body.error === 'string' ? body.error : (body.error?.message ?? body.message);
    if (typeof message === 'string') return message.slice(0, 1000);
  } catch {
    // no JSON
  }
  return 'The server behind this model refused the request.';
}
