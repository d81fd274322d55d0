// Which repositories a preview of a token looks at. None of this decides anything.
import { Injectable } from '@nestjs/common';
import { type RepoType, nameKey, parseRepoId } from '@modelgrove/shared';
import type { TokenScope } from '../../common/actor';
import { Database, statement } from '../../platform/database';

/** Private ones come first; of a namespace of more than that many it is not asked which they are. */
const OF_NAMESPACES = statement(
  'access_preview_of_namespaces',
  `select q.id as "namespaceId", r.id from unnest($1::bigint[]) as q(id)
   cross join lateral (
     select few.id from (select x.id, x.is_private from repositories x where x.namespace_id = q.id limit 5000) few
     order by few.is_private desc, few.id limit $2) r
   limit $3`,
);
const COUNTS = statement(
  'access_preview_counts',
  `select q.id, (select count(*)::int from (select from repositories r where r.namespace_id = q.id limit 5000) few) as n from unnest($1::bigint[]) as q(id)`,
);
/** Of others: those whose gate let them in, and what they bought. */
const OPENED = statement(
  'access_preview_opened',
  `(select repository_id as id from access_requests where user_id = $1 and status = 'accepted' limit $2)
   union
   (select g.repository_id from sale_grants g where g.repository_id is not null and g.ended_at is null
      and (g.holder_id = $1 or g.holder_id in (select organization_id from memberships where user_id = $1)) limit $2)`,
);
const NAMED = statement(
  'access_preview_named',
  `select r.id from unnest($1::text[], $2::text[], $3::text[]) as q(type, namespace_key, name_key)
   join namespaces n on n.name_key = q.namespace_key
   join repositories r on r.namespace_id = n.id and r.type = q.type::repo_type and r.name_key = q.name_key`,
);
const TYPE_OF: Record<string, RepoType> = { model: 'model', dataset: 'dataset', space: 'app' };

@Injectable()
export class TokenPreviewStore {
  constructor(private readonly database: Database) {}

  async ofNamespaces(ids: readonly bigint[], ofEach: number, most: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(OF_NAMESPACES, [ids, ofEach, most])).map(({ id }) => id);
  }

  /** How many there are, up to 5,000. */
  async counts(ids: readonly bigint[]): Promise<Map<bigint, number>> {
    return new Map((await this.database.rows<{ id: bigint; n: number }>(COUNTS, [ids])).map(({ id, n }) => [id, n]));
  }

  async openedTo(userId: bigint, most: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(OPENED, [userId, most])).map(({ id }) => id);
  }

  async namedBy(scopes: readonly TokenScope[]): Promise<bigint[]> {
    const named = scopes.flatMap(({ entity }) => {
      const [type, id] = [TYPE_OF[entity.type], parseRepoId(entity.name)];
      return type && id ? [{ type, namespace: nameKey(id.namespace), name: nameKey(id.name) }] : [];
    });
    if (named.length === 0) return [];
    const columns = [named.map(({ type }) => type), named.map(({ namespace }) => namespace), named.map(({ name }) => name)];
    return (await this.database.rows<{ id: bigint }>(NAMED, columns)).map(({ id }) => id);
  }
}
