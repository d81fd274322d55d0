// OAuth apps: the built-in client of `hf auth login`, those that people register, and apps of this hub whose card says `hf_oauth: true`.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Sealer } from '../../platform/signing';
import { hashOfSecret, makeSecret } from '../accounts';
import { isOauthScope } from '../tokens';
import { AppOrigins } from './app-origins';
import { checkedForm, type ClientForm } from './clients.policy';
import { ClientsStore } from './clients.store';
import { clientIsPublic, clientNotFound, tooManyClients } from './oauth.errors';
import type { OauthClient } from './oauth.types';

/** huggingface_hub sends it to every hub (contracts/huggingface-hub.md §3.2). */
export const DEVICE_CLIENT_ID = '26be6b09-91c5-47da-9861-d2d2bb7a7e36';
const MAX_CLIENTS = 50;
const APP_ID = /^app-([0-9a-f]{24})$/;
const APP_SCOPES = ['openid', 'profile'];

export interface CreatedClient {
  client: OauthClient;
  /** Shown this once; null for a public one. */
  secret: string | null;
}

export interface AppCredentials {
  clientId: string;
  clientSecret: string;
  scopes: string[];
}

@Injectable()
export class OauthClientsService {
  constructor(
    private readonly store: ClientsStore,
    private readonly origins: AppOrigins,
    private readonly sealer: Sealer,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  /** Whoever asks by this id today; null for nobody. */
  async find(id: string): Promise<OauthClient | null> {
    if (id === DEVICE_CLIENT_ID) return this.builtIn();
    const app = APP_ID.exec(id)?.[1];
    return app === undefined ? this.store.find(id) : this.findApp(id, BigInt(`0x${app}`));
  }

  list(user: UserActor): Promise<OauthClient[]> {
    return this.store.list(user.userId);
  }

  async create(user: UserActor, form: ClientForm & { isConfidential: boolean }, facts: RequestFacts): Promise<CreatedClient> {
    const checked = checkedForm(form);
    const [id, secret] = [randomUUID(), form.isConfidential ? makeClientSecret() : null];
    const kept = { secretHash: secret === null ? null : hashOfSecret(secret), secretHint: secret === null ? null : hintOf(secret) };
    await this.transaction.inTransaction(async () => {
      if ((await this.store.list(user.userId)).length >= MAX_CLIENTS) throw tooManyClients(MAX_CLIENTS);
      await this.store.insert({ id, kind: 'registered', ownerId: user.userId, ...checked, ...kept });
      await this.audit.record(user, 'oauth-app.created', `oauth-app:${id}`, { name: checked.name }, facts);
    });
    return { client: await this.own(user, id), secret };
  }

  async update(user: UserActor, id: string, change: Partial<ClientForm>, facts: RequestFacts): Promise<OauthClient> {
    const known = await this.own(user, id);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const checked = checkedForm({ ...known, ...given });
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.update(user.userId, { id, ...checked }))) throw clientNotFound();
      await this.audit.record(user, 'oauth-app.changed', `oauth-app:${id}`, { redirectUris: checked.redirectUris }, facts);
    });
    return this.own(user, id);
  }

  /** The one before is good for nothing from now on. */
  async renewSecret(user: UserActor, id: string, facts: RequestFacts): Promise<CreatedClient> {
    if ((await this.own(user, id)).secretHash === null) throw clientIsPublic();
    const secret = makeClientSecret();
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.setSecret(user.userId, id, hashOfSecret(secret), hintOf(secret)))) throw clientNotFound();
      await this.audit.record(user, 'oauth-app.secret-renewed', `oauth-app:${id}`, {}, facts);
    });
    return { client: await this.own(user, id), secret };
  }

  /** With everything that people allowed it. */
  async delete(user: UserActor, id: string, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const name = await this.store.delete(user.userId, id);
      if (name === null) throw clientNotFound();
      await this.audit.record(user, 'oauth-app.deleted', `oauth-app:${id}`, { name }, facts);
    });
  }

  /** What the environment of an app is given (OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, OAUTH_SCOPES); null for one that signs nobody in. */
  async credentialsOfApp(repositoryId: bigint): Promise<AppCredentials | null> {
    const app = await this.store.app(repositoryId);
    return app && { clientId: appClientId(app.id), clientSecret: this.secretOfApp(app.id), scopes: scopesOf(app.scopes) };
  }

  /** Which app it is whose name a program has; null for programs that are none. */
  async repositoryOfApp(clientId: string): Promise<bigint | null> {
    const client = await this.store.find(clientId);
    return client?.kind === 'app' ? client.repositoryId : null;
  }

  private async own(user: UserActor, id: string): Promise<OauthClient> {
    const client = await this.store.find(id);
    if (client?.ownerId !== user.userId) throw clientNotFound();
    return client;
  }

  private async builtIn(): Promise<OauthClient | null> {
    const known = await this.store.find(DEVICE_CLIENT_ID);
    if (known) return known;
    const nothing = { ownerId: null, homepage: '', redirectUris: [], scopes: [], secretHash: null, secretHint: null };
    await this.store.insert({ id: DEVICE_CLIENT_ID, kind: 'built-in', name: 'Hugging Face CLI', ...nothing });
    return this.store.find(DEVICE_CLIENT_ID);
  }

  private async findApp(id: string, repositoryId: bigint): Promise<OauthClient | null> {
    const app = repositoryId > 0x7fff_ffff_ffff_ffffn ? null : await this.store.app(repositoryId);
    const origin = app && (await this.origins.origin({ repositoryId, name: app.name }));
    if (!app || !origin) return null;
    await this.store.keepApp(
      id,
      repositoryId,
      app.name,
      [`${origin}/`],
      scopesOf(app.scopes),
      hashOfSecret(this.secretOfApp(repositoryId)),
    );
    return this.store.find(id);
  }

  /** Made of the key of this hub, so that nothing has to be kept. */
  private secretOfApp(repositoryId: bigint): string {
    return `oauth_app_secret_${this.sealer.digest('oauth-app', String(repositoryId)).toString('base64url')}`;
  }
}

function appClientId(repositoryId: bigint): string {
  return `app-${repositoryId.toString(16).padStart(24, '0')}`;
}

/** `hf_oauth_scopes` of a card, a list; besides who somebody is. */
function scopesOf(card: unknown): string[] {
  const asked = Array.isArray(card) ? card.filter((scope): scope is string => typeof scope === 'string' && isOauthScope(scope)) : [];
  return [...new Set([...APP_SCOPES, ...asked])];
}

function makeClientSecret(): string {
  return `oauth_app_secret_${makeSecret()}`;
}

function hintOf(secret: string): string {
  return `…${secret.slice(-4)}`;
}
