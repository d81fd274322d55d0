// Where oidc-provider keeps what it makes (its Adapter). Values that open doors are keys here, and only digests of them are kept; contents are sealed.
// Sessions of the library are not kept at all: who somebody is, is said by the session of this hub, at every authorization anew.
import type { Adapter, AdapterPayload, ClientMetadata, errors } from 'oidc-provider';
import type { Sealer } from '../../platform/signing';
import { hashOfToken, tokenHint } from '../tokens';
import type { ArtifactRow, ArtifactsStore, NewArtifact } from './artifacts.store';
import { DEVICE_CLIENT_ID, type OauthClientsService } from './clients.service';
import type { OauthClient } from './oauth.types';

const PURPOSE = 'oauth-artifact';
const LONGEST_SECONDS = 10 * 365 * 24 * 3600;
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export interface AdapterParts {
  artifacts: ArtifactsStore;
  clients: OauthClientsService;
  sealer: Sealer;
  /** Those of the library, which is loaded when somebody first asks for it. */
  errors: typeof errors;
}

/** A user's number as the subject of tokens: the `_id` that Hugging Face clients know. */
export function subjectOf(userId: bigint): string {
  return userId.toString(16).padStart(24, '0');
}

export function userIdOf(subject: string): bigint {
  return /^[0-9a-f]{24}$/.test(subject) ? BigInt(`0x${subject}`) : 0n;
}

export function adapterFor(kind: string, parts: AdapterParts): Adapter {
  if (kind === 'Client') return new ClientAdapter(parts.clients);
  return kind === 'Session' ? new NoAdapter() : new ArtifactAdapter(kind, parts.artifacts, parts.sealer, parts.errors);
}

class NoAdapter implements Adapter {
  upsert(_id: string, _payload: AdapterPayload, _expiresIn?: number): Promise<void> {
    return Promise.resolve();
  }

  find(_id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(undefined);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(_id: string): Promise<void> {
    return Promise.resolve();
  }

  destroy(_id: string): Promise<void> {
    return Promise.resolve();
  }

  revokeByGrantId(_grantId: string): Promise<void> {
    return Promise.resolve();
  }
}

class ClientAdapter extends NoAdapter {
  constructor(private readonly clients: OauthClientsService) {
    super();
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    const client = await this.clients.find(id);
    return client ? (metadataOf(client) as AdapterPayload) : undefined;
  }
}

/** A device has no address to come back to; an app proves itself with a secret or with PKCE, which token-request.ts sees to. */
function metadataOf({ id, kind, name, redirectUris, scopes, secretHash }: OauthClient): ClientMetadata {
  const isDevice = id === DEVICE_CLIENT_ID;
  const isConfidential = kind === 'registered' && secretHash !== null;
  return {
    client_id: id,
    client_name: name,
    redirect_uris: isDevice ? [] : redirectUris,
    response_types: isDevice ? [] : ['code'],
    grant_types: isDevice ? [DEVICE_GRANT, 'refresh_token'] : ['authorization_code', 'refresh_token', DEVICE_GRANT],
    ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}),
    ...(isConfidential ? { client_secret: secretHash.toString('hex') } : { token_endpoint_auth_method: 'none' }),
    'x-kind': kind,
  };
}

class ArtifactAdapter implements Adapter {
  constructor(
    private readonly kind: string,
    private readonly store: ArtifactsStore,
    private readonly sealer: Sealer,
    private readonly errors: AdapterParts['errors'],
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn = LONGEST_SECONDS): Promise<void> {
    if (!(await this.keep(id, payload, expiresIn))) throw new this.errors.InvalidGrant('the grant was revoked');
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.opened(await this.store.find(this.kind, hashOfToken(id)));
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.opened(await this.store.findByUserCode(userCodeHash(this.sealer, userCode)));
  }

  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Of two that bring the same code or refresh token at once, one has stolen it: nothing of the grant stays. */
  async consume(id: string): Promise<void> {
    if (await this.store.consume(this.kind, hashOfToken(id))) return;
    await this.store.removeGrantOf(this.kind, hashOfToken(id));
    throw new this.errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.store.remove(this.kind, hashOfToken(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.store.removeOfGrant(hashOfToken(grantId));
  }

  private async keep(id: string, payload: AdapterPayload, expiresIn: number): Promise<boolean> {
    const artifact: NewArtifact = {
      kind: this.kind,
      keyHash: hashOfToken(id),
      grantHash: payload.grantId === undefined ? null : hashOfToken(payload.grantId),
      userCodeHash: payload.userCode === undefined ? null : userCodeHash(this.sealer, payload.userCode),
      payload: sealedPayload(this.sealer, payload),
      expiresAt: new Date(Date.now() + expiresIn * 1000),
    };
    const userId = userIdOf(String(payload.accountId ?? ''));
    if (this.kind === 'Grant') return this.store.keepGrant({ ...artifact, grantHash: artifact.keyHash }, userId, String(payload.clientId));
    if (this.kind === 'AccessToken') {
      const displayName = `oauth ${artifact.keyHash.toString('hex').slice(0, 32)}`;
      return this.store.keepAccessToken(artifact, {
        userId,
        displayName,
        hint: tokenHint(id),
        scopes: String(payload.scope ?? '')
          .split(' ')
          .filter(Boolean),
      });
    }
    if (artifact.grantHash !== null && this.kind !== 'Interaction') return this.store.keepOfGrant(artifact);
    await this.store.keep(artifact);
    return true;
  }

  private opened(row: ArtifactRow | null): AdapterPayload | undefined {
    return row ? openedPayload(this.sealer, row) : undefined;
  }
}

export function sealedPayload(sealer: Sealer, payload: AdapterPayload): Buffer {
  return sealer.seal(PURPOSE, JSON.stringify(payload));
}

export function openedPayload(sealer: Sealer, { payload, consumed_ms }: ArtifactRow): AdapterPayload | undefined {
  const text = sealer.open(PURPOSE, payload);
  if (text === null) return undefined;
  return { ...(JSON.parse(text) as AdapterPayload), ...(consumed_ms === null ? {} : { consumed: Math.floor(consumed_ms / 1000) }) };
}

/** Short enough to be guessed from a plain digest, which is why it is keyed. */
export function userCodeHash(sealer: Sealer, userCode: string): Buffer {
  return sealer.digest('oauth-user-code', userCode);
}
