// What clients in the wild send to the token endpoint, made into what the library takes: a secret in the form or in the header, no client id beside a code
// (@huggingface/hub), the secret of an app. And what it leaves out: devices that ask too often are told so (RFC 8628 §3.5).
import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { hashOfToken } from '../tokens';
import { ArtifactsStore } from './artifacts.store';
import { OauthClientsService } from './clients.service';
import type { OauthClient } from './oauth.types';
import { OauthProvider } from './provider';
import { DEVICE_GRANT } from './provider-adapter';

/** Clients wait five seconds; their clocks are theirs. */
const SLOWEST_POLL_MS = 4_000;

export interface TokenRequest {
  form: URLSearchParams;
  authorization: string | undefined;
}

export interface TokenRefusal {
  status: 400 | 401;
  error: string;
  description: string;
}

@Injectable()
export class TokenRequests {
  constructor(
    private readonly provider: OauthProvider,
    private readonly clients: OauthClientsService,
    private readonly artifacts: ArtifactsStore,
    private readonly clock: Clock,
  ) {}

  /** The request as the library takes it, or the refusal. */
  async prepare(request: TokenRequest): Promise<TokenRequest | TokenRefusal> {
    const credentials = credentialsOf(request);
    const code = await this.code(request.form);
    const clientId = credentials.clientId ?? code?.clientId ?? null;
    const client = clientId === null ? null : await this.clients.find(clientId);
    if (await this.isTooFast(request.form)) return refusal(400, 'slow_down', 'wait five seconds between two requests');
    if (!client) return clientId === null ? request : refusal(401, 'invalid_client', 'there is no such client');
    if (client.kind !== 'app') return withCredentials(request, client, credentials.secret);
    if (credentials.secret !== null && !isSecretOf(client, credentials.secret))
      return refusal(401, 'invalid_client', 'the secret is wrong');
    if (code && !code.codeChallenge && credentials.secret === null)
      return refusal(401, 'invalid_client', 'without PKCE the secret of the app is needed');
    return withCredentials(request, client, null);
  }

  private async code(form: URLSearchParams): Promise<{ clientId?: string | undefined; codeChallenge?: string | undefined } | undefined> {
    const code = form.get('grant_type') === 'authorization_code' ? form.get('code') : null;
    return code === null ? undefined : (await this.provider.get()).AuthorizationCode.find(code, { ignoreExpiration: true });
  }

  private async isTooFast(form: URLSearchParams): Promise<boolean> {
    const deviceCode = form.get('grant_type') === DEVICE_GRANT ? form.get('device_code') : null;
    if (deviceCode === null) return false;
    const at = this.clock.now();
    const before = await this.artifacts.poll(hashOfToken(deviceCode), at);
    return before != null && at.getTime() - before.getTime() < SLOWEST_POLL_MS;
  }
}

function refusal(status: 400 | 401, error: string, description: string): TokenRefusal {
  return { status, error, description };
}

/** By the header (RFC 6749 §2.3.1: both parts are form-encoded), or in the form. */
function credentialsOf({ form, authorization }: TokenRequest): { clientId: string | null; secret: string | null } {
  const basic = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { clientId: form.get('client_id'), secret: form.get('client_secret') };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { clientId: decoded(id), secret: decoded(secret) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** One way for all: the secret in the header, or none. */
function withCredentials({ form }: TokenRequest, client: OauthClient, secret: string | null): TokenRequest {
  const rest = new URLSearchParams(form);
  rest.delete('client_secret');
  rest.set('client_id', client.id);
  if (secret === null) return { form: rest, authorization: undefined };
  const pair = `${encodeURIComponent(client.id)}:${encodeURIComponent(secret)}`;
  return { form: rest, authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function isSecretOf({ secretHash }: OauthClient, secret: string): boolean {
  return secretHash !== null && timingSafeEqual(secretHash, hashOfToken(secret));
}
