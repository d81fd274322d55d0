import { Injectable } from '@nestjs/common';
import { Database, type Statement, statement } from '../../platform/database';

const FIND = statement(
  'search_find_namespace',
  'select id, kind::text as kind, name, full_name as "fullName" from namespaces where id = $1',
);
const IDS = statement('search_namespace_ids', 'select id from namespaces where id > $1 order by id limit $2');

export interface PersonRow {
  id: bigint;
  kind: 'user' | 'organization';
  name: string;
  fullName: string;
  avatarUrl: string | null;
}

const MAX_GROUPS = 12;

/** One statement for each number of groups. Whole names first, organizations before people. */
const FINDING: Statement[] = Array.from({ length: MAX_GROUPS + 1 }, (_, groups) => {
  const conditions = Array.from({ length: groups }, (_group, index) => `p.names && $${index + 3}::int4[]`);
  return statement(
    `search_people_${groups}`,
    `select n.id, n.kind::text as kind, n.name, n.full_name as "fullName", n.avatar_url as "avatarUrl" from search.person p join namespaces n on n.id = p.id
     where ${conditions.join(' and ') || 'false'} and not exists (select from users u where u.id = n.id and u.disabled_at is not null)
     order by n.name_key = $1 desc, n.kind desc, length(n.name), n.id limit $2`,
  );
});

@Injectable()
export class PeopleStore {
  constructor(private readonly database: Database) {}

  find(id: bigint): Promise<Omit<PersonRow, 'avatarUrl'> | null> {
    return this.database.row(FIND, [id]);
  }

  async ids(after: bigint, limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(IDS, [after, limit])).map(({ id }) => id);
  }

  /** Accounts and organizations whose names have one of each group. */
  search(groups: number[][], name: string, limit: number): Promise<PersonRow[]> {
    const used = groups.slice(0, MAX_GROUPS);
    return this.database.rows<PersonRow>(FINDING[used.length] as Statement, [name, limit, ...used]);
  }
}
