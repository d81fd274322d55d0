// Programs that may ask people to let them act: those that people registered, the built-in one, and apps of this hub, whose rows come to be when they first ask.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { ClientKind, OauthClient } from './oauth.types';

interface ClientRow {
  id: string;
  kind: ClientKind;
  owner_id: bigint | null;
  owner: string | null;
  repository_id: bigint | null;
  name: string;
  homepage: string;
  redirect_uris: string[];
  scopes: string[];
  secret_hash: Buffer | null;
  secret_hint: string | null;
  created_ms: number;
}

const COLUMNS = `c.id, c.kind, c.owner_id, n.name as owner, c.repository_id, c.name, c.homepage, c.redirect_uris, c.scopes, c.secret_hash, c.secret_hint,
  (extract(epoch from c.created_at) * 1000)::float8 as created_ms`;
const FROM = `from oauth_clients c left join repositories r on r.id = c.repository_id left join namespaces n on n.id = coalesce(c.owner_id, r.namespace_id)`;
const FIND = statement('oauth_find_client', `select ${COLUMNS} ${FROM} where c.id = $1`);
const LIST = statement('oauth_list_clients', `select ${COLUMNS} ${FROM} where c.owner_id = $1 order by c.created_at, c.id`);
const INSERT = statement(
  'oauth_insert_client',
  `insert into oauth_clients (id, kind, owner_id, name, homepage, redirect_uris, scopes, secret_hash, secret_hint) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
);
const UPDATE = statement(
  'oauth_update_client',
  'update oauth_clients set name = $3, homepage = $4, redirect_uris = $5, scopes = $6 where id = $1 and owner_id = $2',
);
const NEW_SECRET = statement(
  'oauth_new_secret',
  'update oauth_clients set secret_hash = $3, secret_hint = $4 where id = $1 and owner_id = $2',
);
const DELETE = statement('oauth_delete_client', 'delete from oauth_clients where id = $1 and owner_id = $2 returning name');
/** An app whose card says `hf_oauth: true`, and the row it has as a client. */
const APP = statement(
  'oauth_app_of_repository',
  `select r.id, n.name || '/' || r.name as name, r.card_data->'hf_oauth_scopes' as scopes from repositories r join namespaces n on n.id = r.namespace_id
   where r.id = $1 and r.type = 'app' and r.disabled_at is null and r.card_data->>'hf_oauth' = 'true'`,
);
const UPSERT_APP = statement(
  'oauth_upsert_app',
  `insert into oauth_clients (id, kind, repository_id, name, redirect_uris, scopes, secret_hash) values ($1, 'app', $2, $3, $4, $5, $6)
   on conflict (id) do update set name = excluded.name, redirect_uris = excluded.redirect_uris, scopes = excluded.scopes, secret_hash = excluded.secret_hash
   where (oauth_clients.name, oauth_clients.redirect_uris, oauth_clients.scopes, oauth_clients.secret_hash)
     is distinct from (excluded.name, excluded.redirect_uris, excluded.scopes, excluded.secret_hash)`,
);

export interface NewClient {
  id: string;
  kind: Exclude<ClientKind, 'app'>;
  ownerId: bigint | null;
  name: string;
  homepage: string;
  redirectUris: string[];
  scopes: string[];
  secretHash: Buffer | null;
  secretHint: string | null;
}

@Injectable()
export class ClientsStore {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<OauthClient | null> {
    const row = await this.database.row<ClientRow>(FIND, [id]);
    return row && toClient(row);
  }

  async list(ownerId: bigint): Promise<OauthClient[]> {
    return (await this.database.rows<ClientRow>(LIST, [ownerId])).map(toClient);
  }

  /** Nothing happens to one that is there. */
  async insert({ id, kind, ownerId, name, homepage, redirectUris, scopes, secretHash, secretHint }: NewClient): Promise<void> {
    await this.database.execute(INSERT, [id, kind, ownerId, name, homepage, redirectUris, scopes, secretHash, secretHint]);
  }

  async update(
    ownerId: bigint,
    { id, name, homepage, redirectUris, scopes }: Pick<OauthClient, 'id' | 'name' | 'homepage' | 'redirectUris' | 'scopes'>,
  ): Promise<boolean> {
    return (await this.database.execute(UPDATE, [id, ownerId, name, homepage, redirectUris, scopes])) > 0;
  }

  async setSecret(ownerId: bigint, id: string, secretHash: Buffer, secretHint: string): Promise<boolean> {
    return (await this.database.execute(NEW_SECRET, [id, ownerId, secretHash, secretHint])) > 0;
  }

  /** Its name; null when there was none. What people allowed it, and its tokens, go along. */
  async delete(ownerId: bigint, id: string): Promise<string | null> {
    return (await this.database.row<{ name: string }>(DELETE, [id, ownerId]))?.name ?? null;
  }

  /** Null for what is no app, or does not say that it signs people in. */
  app(repositoryId: bigint): Promise<{ id: bigint; name: string; scopes: unknown } | null> {
    return this.database.row<{ id: bigint; name: string; scopes: unknown }>(APP, [repositoryId]);
  }

  async keepApp(
    id: string,
    repositoryId: bigint,
    name: string,
    redirectUris: string[],
    scopes: string[],
    secretHash: Buffer,
  ): Promise<void> {
    await this.database.execute(UPSERT_APP, [id, repositoryId, name, redirectUris, scopes, secretHash]);
  }
}

function toClient(row: ClientRow): OauthClient {
  return {
    id: row.id,
    kind: row.kind,
    ownerId: row.owner_id,
    owner: row.owner,
    repositoryId: row.repository_id,
    name: row.name,
    homepage: row.homepage,
    redirectUris: row.redirect_uris,
    scopes: row.scopes,
    secretHash: row.secret_hash,
    secretHint: row.secret_hint,
    createdAt: new Date(row.created_ms),
  };
}
