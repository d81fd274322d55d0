// webhooks and webhook_watches.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import type { DisabledReason, Webhook, WebhookWish } from './webhooks.types';

const COLUMNS = `w.id, w.namespace_id as "namespaceId", w.url, w.domains, w.secret is not null as "hasSecret", w.disabled_reason as "disabledReason",
  w.failures, w.failing_since as "failingSince", w.created_at as "createdAt",
  (select json_agg(json_build_object('type', t.type, 'name', t.name) order by t.position) from webhook_watches t where t.webhook_id = w.id) as watched`;

const LOCK_OWNER = statement('webhooks_lock_owner', 'select id from namespaces where id = $1 for no key update');
const COUNT = statement('webhooks_count', 'select count(*)::int as n from webhooks where namespace_id = $1');
const LIST = statement('webhooks_list', `select ${COLUMNS} from webhooks w where w.namespace_id = $1 and w.id > $2 order by w.id limit $3`);
const FIND = statement('webhooks_find', `select ${COLUMNS} from webhooks w where w.namespace_id = $1 and w.id = $2`);
const SECRET = statement('webhooks_secret', 'select secret from webhooks where id = $1');
const INSERT = statement(
  'webhooks_insert',
  'insert into webhooks (namespace_id, created_by_id, url, domains, secret) values ($1, $2, $3, $4, $5) returning id',
);
const UPDATE = statement('webhooks_update', 'update webhooks set url = $3, domains = $4, secret = $5 where namespace_id = $1 and id = $2');
const UNWATCH = statement('webhook_watches_clear', 'delete from webhook_watches where webhook_id = $1');
const WATCH = statement(
  'webhook_watches_put',
  `insert into webhook_watches (webhook_id, position, type, name, name_key)
   select $1, position, type, name, key from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as v(position, type, name, key)`,
);
const DELETE = statement('webhooks_delete', 'delete from webhooks where namespace_id = $1 and id = $2');
const ENABLE = statement(
  'webhooks_enable',
  `update webhooks set disabled_at = null, disabled_reason = null, failures = 0, failing_since = null where id = $1 and disabled_at is not null`,
);
const DISABLE = statement(
  'webhooks_disable',
  `with off as (update webhooks set disabled_at = now(), disabled_reason = $2 where id = $1 and disabled_at is null returning id),
   given_up as (update webhook_deliveries d set state = 'failed', problem = 'disabled' from off where d.webhook_id = off.id and d.state = 'waiting')
   select id from off`,
);
const SUCCEEDED = statement(
  'webhooks_succeeded',
  'update webhooks set failures = 0, failing_since = null where id = $1 and (failures > 0 or failing_since is not null)',
);
const FAILED = statement(
  'webhooks_failed',
  `update webhooks set failing_since = coalesce(failing_since, now()), failures = failures + $2 where id = $1
   returning url, failures, (extract(epoch from now() - failing_since) * 1000)::float8 as "failingMs"`,
);
/** A person, or those who administer the organization. */
const OWNERS = statement(
  'webhooks_owners',
  `select n.name, u.email, u.locale, o.name as namespace, o.kind::text as kind from webhooks w join namespaces o on o.id = w.namespace_id
   join users u on u.id = w.namespace_id or u.id in (select m.user_id from memberships m where m.organization_id = w.namespace_id and m.role = 'admin')
   join namespaces n on n.id = u.id
   where w.id = $1 and u.disabled_at is null and u.email is not null and u.email_verified_at is not null order by u.id limit 20`,
);

export interface Owner {
  name: string;
  email: string;
  locale: string;
  namespace: string;
  kind: 'user' | 'organization';
}

@Injectable()
export class WebhooksStore {
  constructor(private readonly database: Database) {}

  /** The owner's number of webhooks; nobody else adds one until the end of the transaction. */
  async countInTurn(namespaceId: bigint): Promise<number> {
    await this.database.execute(LOCK_OWNER, [namespaceId]);
    return (await this.database.row<{ n: number }>(COUNT, [namespaceId]))?.n ?? 0;
  }

  list(namespaceId: bigint, after: bigint, limit: number): Promise<Webhook[]> {
    return this.database.rows<Webhook>(LIST, [namespaceId, after, limit]);
  }

  find(namespaceId: bigint, id: bigint): Promise<Webhook | null> {
    return this.database.row<Webhook>(FIND, [namespaceId, id]);
  }

  /** Sealed. */
  async secretOf(id: bigint): Promise<Buffer | null> {
    return (await this.database.row<{ secret: Buffer | null }>(SECRET, [id]))?.secret ?? null;
  }

  async insert(namespaceId: bigint, createdById: bigint, { url, domains, watched }: WebhookWish, secret: Buffer | null): Promise<bigint> {
    const row = await this.database.row<{ id: bigint }>(INSERT, [namespaceId, createdById, url, domains, secret]);
    if (!row) throw new Error('an insert returned no row');
    await this.watch(row.id, watched);
    return row.id;
  }

  async update(namespaceId: bigint, id: bigint, { url, domains, watched }: WebhookWish, secret: Buffer | null): Promise<void> {
    await this.database.execute(UPDATE, [namespaceId, id, url, domains, secret]);
    await this.database.execute(UNWATCH, [id]);
    await this.watch(id, watched);
  }

  private async watch(id: bigint, watched: WebhookWish['watched']): Promise<void> {
    const [positions, types, names] = [watched.map((_, index) => index), watched.map(({ type }) => type), watched.map(({ name }) => name)];
    await this.database.execute(WATCH, [id, positions, types, names, names.map((name) => nameKey(name))]);
  }

  async delete(namespaceId: bigint, id: bigint): Promise<boolean> {
    return (await this.database.execute(DELETE, [namespaceId, id])) > 0;
  }

  async enable(id: bigint): Promise<void> {
    await this.database.execute(ENABLE, [id]);
  }

  /** What waits for it is given up. False when it was disabled before. */
  async disable(id: bigint, reason: DisabledReason): Promise<boolean> {
    return (await this.database.row(DISABLE, [id, reason])) !== null;
  }

  async succeeded(id: bigint): Promise<void> {
    await this.database.execute(SUCCEEDED, [id]);
  }

  failed(id: bigint, isGivenUp: boolean): Promise<{ url: string; failures: number; failingMs: number } | null> {
    return this.database.row(FAILED, [id, isGivenUp ? 1 : 0]);
  }

  /** With an address that is known to be theirs. */
  owners(id: bigint): Promise<Owner[]> {
    return this.database.rows<Owner>(OWNERS, [id]);
  }
}
