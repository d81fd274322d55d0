// What people allowed programs, and when it was last used.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { ClientKind, ConnectedApp } from './oauth.types';

export interface Consent {
  id: bigint;
  scopes: string[];
  organizationIds: bigint[];
}

interface ConnectedRow {
  id: bigint;
  client_id: string;
  kind: ClientKind;
  name: string;
  homepage: string;
  owner: string | null;
  scopes: string[];
  organizations: string[];
  created_ms: number;
  last_used_ms: number | null;
}

const FIND = statement(
  'oauth_find_consent',
  'select id, scopes, organization_ids::text[] as organization_ids from oauth_consents where user_id = $1 and client_id = $2',
);
/** Scopes add up, organizations are those that were chosen last. */
const KEEP = statement(
  'oauth_keep_consent',
  `insert into oauth_consents (user_id, client_id, scopes, organization_ids) values ($1, $2, $3, $4)
   on conflict (user_id, client_id) do update set organization_ids = excluded.organization_ids,
     scopes = (select array_agg(distinct s) from unnest(oauth_consents.scopes || excluded.scopes) s) returning id`,
);
const LIST = statement(
  'oauth_list_consents',
  `select s.id, s.client_id, c.kind, c.name, c.homepage, n.name as owner, s.scopes,
     (select coalesce(array_agg(o.name order by o.name), '{}') from namespaces o where o.id = any (s.organization_ids)) as organizations,
     (extract(epoch from s.created_at) * 1000)::float8 as created_ms, (extract(epoch from s.last_used_at) * 1000)::float8 as last_used_ms
   from oauth_consents s join oauth_clients c on c.id = s.client_id left join repositories r on r.id = c.repository_id
   left join namespaces n on n.id = coalesce(c.owner_id, r.namespace_id) where s.user_id = $1 order by coalesce(s.last_used_at, s.created_at) desc, s.id desc limit 500`,
);
const DELETE = statement('oauth_delete_consent', 'delete from oauth_consents where user_id = $1 and id = $2 returning client_id');

@Injectable()
export class ConsentsStore {
  constructor(private readonly database: Database) {}

  async find(userId: bigint, clientId: string): Promise<Consent | null> {
    const row = await this.database.row<{ id: bigint; scopes: string[]; organization_ids: string[] }>(FIND, [userId, clientId]);
    return row && { id: row.id, scopes: row.scopes, organizationIds: row.organization_ids.map(BigInt) };
  }

  async keep(userId: bigint, clientId: string, scopes: readonly string[], organizationIds: readonly bigint[]): Promise<void> {
    await this.database.execute(KEEP, [userId, clientId, scopes, organizationIds]);
  }

  async list(userId: bigint): Promise<ConnectedApp[]> {
    return (await this.database.rows<ConnectedRow>(LIST, [userId])).map((row) => ({
      id: row.id,
      client: { id: row.client_id, kind: row.kind, name: row.name, homepage: row.homepage, owner: row.owner },
      scopes: row.scopes,
      organizations: row.organizations,
      createdAt: new Date(row.created_ms),
      lastUsedAt: row.last_used_ms === null ? null : new Date(row.last_used_ms),
    }));
  }

  /** The client it was given to; null when there was none. Grants and tokens of it go along, by their foreign keys. */
  async delete(userId: bigint, id: bigint): Promise<string | null> {
    return (await this.database.row<{ client_id: string }>(DELETE, [userId, id]))?.client_id ?? null;
  }
}
