// Hands a request over to the protocol's library, raw. It speaks of itself by the public address, whatever name a proxy or a client used.
import { Readable } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OauthProvider, type TokenRequest, TokenRequests } from '../../modules/oauth';
import { AppConfig } from '../../platform/config';
import { readBody } from '../../platform/http';

const MAX_FORM_BYTES = 56 * 1024;
const FORM = /^application\/x-www-form-urlencoded\b/i;

@Injectable()
export class ProtocolDoor {
  constructor(
    private readonly provider: OauthProvider,
    private readonly requests: TokenRequests,
    private readonly config: AppConfig,
  ) {}

  async pass(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const provider = await this.provider.get();
    await this.handOver(provider.callback(), this.facing(request, request.raw), reply);
  }

  /** To the public address first: cookies that are set there must come back. */
  async passBrowser(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.baseUrl === this.config.publicUrl) return this.pass(request, reply);
    reply
      .code(302)
      .headers({ location: `${this.config.publicUrl}${request.url}`, 'cache-control': 'no-store' })
      .send();
  }

  /** What clients prove themselves at: their forms are put right first (modules/oauth/token-request.ts). */
  async passForm(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (!FORM.test(request.headers['content-type'] ?? '')) return this.pass(request, reply);
    const form = new URLSearchParams((await readBody(request, MAX_FORM_BYTES)).toString('utf8'));
    const prepared = await this.requests.prepare({ form, authorization: request.headers.authorization });
    if ('error' in prepared) return refuse(reply, prepared.status, prepared.error, prepared.description);
    const provider = await this.provider.get();
    await this.handOver(provider.callback(), this.facing(request, rewritten(request.raw, prepared)), reply);
  }

  private facing(request: FastifyRequest, raw: IncomingMessage): IncomingMessage {
    const { host, protocol } = new URL(this.config.publicUrl);
    Object.assign(raw.headers, {
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-forwarded-for': request.clientAddress,
    });
    return raw;
  }

  /** Resolves once the answer has been sent. */
  private async handOver(
    callback: (request: IncomingMessage, response: ServerResponse) => unknown,
    request: IncomingMessage,
    reply: FastifyReply,
  ): Promise<void> {
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    await callback(request, reply.raw);
  }
}

function refuse(reply: FastifyReply, status: number, error: string, description: string): void {
  reply
    .code(status)
    .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'access-control-allow-origin': '*' })
    .send(JSON.stringify({ error, error_description: description }));
}

/** The same request with another body, which nobody has read yet. */
function rewritten(raw: IncomingMessage, { form, authorization }: TokenRequest): IncomingMessage {
  const body = Buffer.from(form.toString());
  const headers: Record<string, string | string[] | undefined> = {
    ...raw.headers,
    'content-length': String(body.length),
    'content-type': 'application/x-www-form-urlencoded',
  };
  delete headers['content-encoding'];
  delete headers['transfer-encoding'];
  if (authorization === undefined) delete headers.authorization;
  else headers.authorization = authorization;
  const { method, url, socket, httpVersion, httpVersionMajor, httpVersionMinor } = raw;
  const copy = Readable.from([body], { objectMode: false });
  return Object.assign(copy, {
    method,
    url,
    headers,
    socket,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
  }) as unknown as IncomingMessage;
}
