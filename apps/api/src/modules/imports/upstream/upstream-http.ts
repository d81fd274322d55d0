// Calls to another hub, through the gate of outbound calls. Redirects are followed by hand: a token goes to the hub it belongs to and to nobody
// else, however often we are sent on. What passes by itself (silence, 429, 5xx) is tried again, no sooner than the other side asks for.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../common/errors';
import { productVersion } from '../../../platform/config';
import { Egress, EgressError, type StreamedAnswer } from '../../../platform/egress';
import { ImportTimings } from '../import-timings';
import { notAHub, tooManyRedirects, unsafeRedirect, upstreamAway, upstreamRefused } from '../imports.errors';
import { isPassing } from '../imports.policy';

const MAX_REDIRECTS = 6;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PASSING_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** A hub and the right to ask it. */
export interface UpstreamAccess {
  base: string;
  token: string | null;
}

export interface UpstreamCall {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: Buffer;
  signal?: AbortSignal | undefined;
  /** A person waits: one try, soon. */
  isAsked?: boolean;
  /** The token as git sends it. */
  isGit?: boolean;
}

export interface TextAnswer {
  status: number;
  headers: Headers;
  text: string;
}

@Injectable()
export class UpstreamHttp {
  private readonly userAgent = `modelgrove/${productVersion()}`;

  constructor(
    private readonly egress: Egress,
    private readonly timings: ImportTimings,
  ) {}

  /** The whole answer as text, whatever its status; those that pass by themselves are tried again. Throws 'import/upstream-away', 'import/redirects', … */
  async text(access: UpstreamAccess, url: string, call: UpstreamCall = {}): Promise<TextAnswer> {
    return this.patiently(call, async () => {
      const answer = await this.open(access, url, call);
      return { status: answer.status, headers: answer.headers, text: await textOf(answer, hostOf(url)) };
    });
  }

  /** One try. The body is to be read or given up. */
  async open(access: UpstreamAccess, address: string, call: UpstreamCall): Promise<StreamedAnswer> {
    let url = new URL(address);
    const { origin } = url;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await this.send(access, url, url.origin === origin ? call : { ...call, headers: withoutSecrets(call.headers) });
      const location = REDIRECTS.has(answer.status) ? answer.headers.get('location') : null;
      if (location === null) return refusePassing(answer, url.host);
      answer.giveUp();
      url = nextUrl(location, url);
    }
    throw tooManyRedirects(url.host);
  }

  /** Tries again what passes by itself, with growing pauses. */
  async patiently<T>({ signal, isAsked = false }: Pick<UpstreamCall, 'signal' | 'isAsked'>, work: () => Promise<T>): Promise<T> {
    for (let failures = 1; ; failures++) {
      try {
        return await work();
      } catch (error) {
        if (isAsked || failures >= this.timings.tries || !(error instanceof DomainError) || !isPassing(error)) throw error;
        await this.pause(failures, error, signal);
      }
    }
  }

  /** Throws the error itself when the other side asks for more than we wait here. */
  async pause(failures: number, error: DomainError, signal: AbortSignal | undefined): Promise<void> {
    const askedMs = (error.details.retryAfterSeconds ?? 0) * 1000;
    if (askedMs > this.timings.longestPauseMs) throw error;
    await sleep(Math.max(this.timings.pauseMs * 2 ** (failures - 1), askedMs), undefined, { signal }).catch(() => signal?.throwIfAborted());
  }

  private async send(
    access: UpstreamAccess,
    url: URL,
    { method = 'GET', headers = {}, body, signal, isAsked, isGit }: UpstreamCall,
  ): Promise<StreamedAnswer> {
    const isTheirs = url.origin === new URL(access.base).origin;
    const own: Record<string, string> = access.token !== null && isTheirs ? { authorization: credential(access.token, isGit) } : {};
    const sent = { 'user-agent': this.userAgent, ...headers, ...own };
    const silenceMs = isAsked ? this.timings.askedSilenceMs : this.timings.silenceMs;
    try {
      return await this.egress.stream(url, { method, headers: sent, body: body ?? null, signal }, { silenceMs, reuse: isAsked !== true });
    } catch (error) {
      throw ofEgress(error);
    }
  }
}

function credential(token: string, isGit = false): string {
  return isGit ? `Basic ${Buffer.from(`user:${token}`).toString('base64')}` : `Bearer ${token}`;
}

/** Headers that were meant for one place only. */
function withoutSecrets(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie|x-xet-.*)$/i.test(name)));
}

/** What the gate says, as a refusal of this room; anything else as it is. */
export function ofEgress(error: unknown): unknown {
  if (!(error instanceof EgressError)) return error;
  return error.problem === 'refused' ? upstreamRefused(error.message) : upstreamAway(error.message);
}

function nextUrl(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw notAHub(from.host, 'it redirects to nowhere');
  const url = new URL(location, from);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw notAHub(from.host, 'it redirects to nowhere');
  if (from.protocol === 'https:' && url.protocol === 'http:') throw unsafeRedirect(from.host);
  return url;
}

function refusePassing(answer: StreamedAnswer, host: string): StreamedAnswer {
  if (!PASSING_STATUSES.has(answer.status)) return answer;
  answer.giveUp();
  const retryAfterSeconds = retryAfterOf(answer.headers);
  const error = upstreamAway(`${host} answers ${answer.status}`);
  throw new DomainError(error.kind, error.code, error.message, retryAfterSeconds === null ? {} : { retryAfterSeconds });
}

/** Seconds, or a date; Hugging Face says it in RateLimit as well (`"api";r=0;t=55`). */
export function retryAfterOf(headers: Headers, now = Date.now()): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return Math.max(0, Math.ceil((at - now) / 1000));
  const window = /;r=0;t=(\d{1,6})/.exec(headers.get('ratelimit') ?? '');
  return window ? Number(window[1]) + 1 : null;
}

async function textOf(answer: StreamedAnswer, host: string): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of answer.body) {
      bytes += part.length;
      if (bytes > MAX_TEXT_BYTES) throw notAHub(host, `one answer has more than ${MAX_TEXT_BYTES} bytes`);
      parts.push(part);
    }
  } catch (error) {
    throw ofEgress(error);
  }
  return Buffer.concat(parts).toString('utf8');
}

function hostOf(url: string): string {
  return new URL(url).host;
}
