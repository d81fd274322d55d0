// Reads the few columns of other rooms' tables that decide whether an account may end.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

// The same lock as for changes of members: two admins who end at the same time see each other.
const LOCK_ORGANIZATIONS = statement(
  'departures_lock_organizations',
  `select o.id from organizations o join memberships m on m.organization_id = o.id
   where m.user_id = $1 and m.role = 'admin' order by o.id for update of o`,
);
const ONLY_ADMIN = statement(
  'departures_only_admin',
  `select n.name from memberships m join namespaces n on n.id = m.organization_id
   where m.user_id = $1 and m.role = 'admin' and not exists (
     select from memberships o where o.organization_id = m.organization_id and o.role = 'admin' and o.user_id <> $1)
   order by n.name limit 20`,
);
const REPOSITORIES = statement('departures_repositories', 'select count(*)::int as count from repositories where namespace_id = $1');
const LIKES = statement(
  'departures_likes',
  `with gone as (delete from likes where user_id = $1 returning repository_id, like_is_recent(created_at)::int as recent)
   update repositories r set likes_count = likes_count - 1, likes_30d = likes_30d - gone.recent from gone where r.id = gone.repository_id`,
);

@Injectable()
export class DeparturesStore {
  constructor(private readonly database: Database) {}

  async lockOrganizations(userId: bigint): Promise<void> {
    await this.database.execute(LOCK_ORGANIZATIONS, [userId]);
  }

  async onlyAdminOf(userId: bigint): Promise<string[]> {
    return (await this.database.rows<{ name: string }>(ONLY_ADMIN, [userId])).map(({ name }) => name);
  }

  async countRepositories(userId: bigint): Promise<number> {
    return (await this.database.row<{ count: number }>(REPOSITORIES, [userId]))?.count ?? 0;
  }

  async withdrawLikes(userId: bigint): Promise<void> {
    await this.database.execute(LIKES, [userId]);
  }

  /** Sessions, tokens, memberships and likes go with the row. */
  async remove(userId: bigint): Promise<void> {
    await this.database.prisma.namespace.delete({ where: { id: userId } });
  }
}
