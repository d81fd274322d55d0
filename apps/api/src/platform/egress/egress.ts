// The gate of outbound HTTP calls. Private addresses are refused unless GROVE_EGRESS_ALLOW lists them; the address that was checked is
// the one that is connected to, so a name that answers differently a moment later gains nothing. Answers have a limit in bytes and in
// time; redirects are never followed: who calls decides, and comes back through this gate.
import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config';
import { AddressRules } from './address-rules';
import { EgressError } from './egress-error';

export interface EgressLimits {
  timeoutMs: number;
  maxBytes: number;
}

interface Call {
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
  signal?: AbortSignal | null | undefined;
}

/** Answers that must have no body (Fetch, "null body status"). */
const NO_BODY = new Set([101, 204, 205, 304]);

@Injectable()
export class Egress {
  private readonly rules: AddressRules;

  constructor(config: AppConfig) {
    this.rules = new AddressRules(config.egressAllow);
  }

  /** The whole answer as a Response of the Fetch standard; EgressError when there is none. */
  async fetch(address: string | URL, call: Call, limits: EgressLimits): Promise<Response> {
    const url = new URL(address);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new EgressError('refused', `${url.protocol} is not called`);
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

  private async exchange(url: URL, call: Call, limits: EgressLimits, signal: AbortSignal): Promise<Response> {
    const answer = await this.open(url, call, signal);
    const body = await readLimited(answer, limits.maxBytes, url.host);
    const headers = new Headers();
    for (let i = 0; i < answer.rawHeaders.length; i += 2) headers.append(answer.rawHeaders[i]!, answer.rawHeaders[i + 1]!);
    const status = answer.statusCode ?? 502;
    return new Response(NO_BODY.has(status) ? null : body, { status, headers });
  }

  private open(url: URL, { method, headers, body }: Call, signal: AbortSignal): Promise<IncomingMessage> {
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
        agent: false as const,
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
