import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../../platform/database';

const AUTHOR = statement('creators_author', 'select id, name from namespaces where name_key = $1');
/** Private ones are shown to nobody here. */
const MARKED = statement(
  'creators_marked',
  `select id, type::text as type, name from repositories where namespace_id = $1 and for_subscribers and not is_private and disabled_at is null
   order by name_key limit $2`,
);
const IS_SUBSCRIBED = statement(
  'creators_is_subscribed',
  `select from sale_grants g where g.namespace_id = $1 and g.ended_at is null and (g.until is null or g.until > now())
     and (g.holder_id = $2 or g.holder_id in (select o.organization_id from memberships o where o.user_id = $2)) limit 1`,
);

export interface MarkedRepository {
  id: bigint;
  type: RepoType;
  name: string;
}

@Injectable()
export class CreatorsStore {
  constructor(private readonly database: Database) {}

  author(nameKey: string): Promise<{ id: bigint; name: string } | null> {
    return this.database.row(AUTHOR, [nameKey]);
  }

  /** What those who subscribe read. */
  marked(namespaceId: bigint, limit: number): Promise<MarkedRepository[]> {
    return this.database.rows<MarkedRepository>(MARKED, [namespaceId, limit]);
  }

  async isSubscribed(namespaceId: bigint, userId: bigint): Promise<boolean> {
    return (await this.database.row(IS_SUBSCRIBED, [namespaceId, userId])) !== null;
  }
}
