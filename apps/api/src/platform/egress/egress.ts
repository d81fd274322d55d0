// The gate of outbound HTTP calls. Private addresses are refused unless GROVE_EGRESS_ALLOW lists them; the address that was checked is
// the one that is connected to, so a name that answers differently a moment later gains nothing. Answers have a limit in bytes and in
// time; redirects are never followed: who calls decides, and comes back through this gate.
import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { type Agent, Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AppConfig } from '../config';
import { AddressRules } from './address-rules';
import { EgressError } from './egress-error';

export interface EgressLimits {
  timeoutMs: number;
  maxBytes: number;
}

export interface Call {
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
  signal?: AbortSignal | null | undefined;
}

export interface StreamLimits {
  silenceMs: number;
  reuse?: boolean;
}

/** An answer whose body is still to come. It must be read to its end or given up. */
export interface StreamedAnswer {
  status: number;
  headers: Headers;
  /** Fails with EgressError when it is cut off or falls silent. */
  body: AsyncIterable<Buffer>;
  giveUp(): void;
}

/** Answers that must have no body (Fetch, "null body status"). */
const NO_BODY = new Set([101, 204, 205, 304]);
const KEPT = { keepAlive: true, maxFreeSockets: 8 };

@Injectable()
export class Egress implements OnModuleDestroy {
  private readonly rules: AddressRules;
  /** Streams come in thousands from one host: a connection that was checked when it was made serves the next ones too. */
  private readonly kept: Record<string, Agent> = { 'http:': new HttpAgent(KEPT), 'https:': new HttpsAgent(KEPT) };

  constructor(config: AppConfig) {
    this.rules = new AddressRules(config.egressAllow);
  }

  onModuleDestroy(): void {
    for (const agent of Object.values(this.kept)) agent.destroy();
  }

  /** The whole answer as a Response of the Fetch standard; EgressError when there is none. */
  async fetch(address: string | URL, call: Call, limits: EgressLimits): Promise<Response> {
    const url = checked(address);
    const timeout = AbortSignal.timeout(limits.timeoutMs);
    const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
    try {
      return await this.exchange(url, call, limits, signal);
    } catch (error) {
      if (error instanceof EgressError) throw error;
      if (timeout.aborted) throw new EgressError('slow', `${url.host} took longer than ${limits.timeoutMs / 1000} s`, error);
      throw new EgressError('away', `${url.host} cannot be reached (${codeOf(error)})`, error);
    }
  }

  /**
   * The answer as it comes, however long it takes; EgressError 'slow' when nothing comes for `silenceMs`. `reuse`: over a connection that may have
   * been used before, and may be found closed; for who tries again anyway.
   */
  async stream(address: string | URL, call: Call, { silenceMs, reuse = false }: StreamLimits): Promise<StreamedAnswer> {
    const url = checked(address);
    const silence = new Silence(silenceMs);
    const signal = call.signal ? AbortSignal.any([call.signal, silence.signal]) : silence.signal;
    const failure = (error: unknown): unknown => streamFailure(error, url.host, silence, call.signal);
    try {
      const answer = await this.open(url, call, signal, reuse ? this.kept[url.protocol] : false);
      const body = heard(answer, silence, failure);
      return { status: answer.statusCode ?? 502, headers: headersOf(answer), body, giveUp: () => (silence.end(), answer.destroy()) };
    } catch (error) {
      silence.end();
      throw failure(error);
    }
  }

  private async exchange(url: URL, call: Call, limits: EgressLimits, signal: AbortSignal): Promise<Response> {
    const answer = await this.open(url, call, signal);
    const body = await readLimited(answer, limits.maxBytes, url.host);
    const headers = headersOf(answer);
    const status = answer.statusCode ?? 502;
    return new Response(NO_BODY.has(status) ? null : body, { status, headers });
  }

  private open(url: URL, { method, headers, body }: Call, signal: AbortSignal, agent: Agent | false = false): Promise<IncomingMessage> {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const isNamed = this.rules.allowsName(host, port);
    if (!isNamed && isIP(host) !== 0 && !this.rules.allowsAddress(host)) throw refused(host);
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const options = {
        method,
        headers: { ...headers, 'accept-encoding': 'identity' },
        signal,
        agent,
        lookup: this.lookup(isNamed),
      };
      const sent: ClientRequest = request(url, options, resolve);
      sent.once('error', reject);
      sent.end(body ?? undefined);
    });
  }

  /** Hands on only addresses that may be reached; refuses when there is none. */
  private lookup(isNamed: boolean): LookupFunction {
    return (host, options: LookupOptions, done) => {
      dnsLookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
        if (error) return done(error, '', 0);
        const fine = isNamed ? found : found.filter(({ address }) => this.rules.allowsAddress(address));
        const [first] = fine;
        if (!first) return done(refused(host), '', 0);
        if (options.all) return done(null, fine);
        return done(null, first.address, first.family);
      });
    };
  }
}

/** Aborts when it is not told for a while that something came. */
class Silence {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly afterMs: number) {
    this.heard();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  heard(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(), this.afterMs);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

async function* heard(answer: IncomingMessage, silence: Silence, failure: (error: unknown) => unknown): AsyncGenerator<Buffer> {
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      // Who reads slowly is not the server's silence.
      silence.end();
      yield part;
      silence.heard();
    }
  } catch (error) {
    throw failure(error);
  } finally {
    silence.end();
    answer.destroy();
  }
}

/** Whoever gave up hears their own reason. */
function streamFailure(error: unknown, host: string, silence: Silence, given: AbortSignal | null | undefined): unknown {
  if (error instanceof EgressError) return error;
  if (given?.aborted) return given.reason as unknown;
  if (silence.signal.aborted) return new EgressError('slow', `${host} fell silent`, error);
  return new EgressError('away', `${host} cannot be reached, or broke off (${codeOf(error)})`, error);
}

function checked(address: string | URL): URL {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new EgressError('refused', `${url.protocol} is not called`);
  return url;
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
  return headers;
}

function refused(host: string): EgressError {
  return new EgressError('refused', `${host} is a private address. List it in GROVE_EGRESS_ALLOW to let the hub call it`);
}

async function readLimited(answer: IncomingMessage, maxBytes: number, host: string): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) {
      answer.destroy();
      throw new EgressError('too-large', `${host} answered more than ${maxBytes} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error);
}
