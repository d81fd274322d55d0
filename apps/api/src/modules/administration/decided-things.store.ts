// Where the things of cases are kept, and who is told of what was decided of them.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { ThingKind } from '../moderation';

const COMMENT = statement(
  'administration_reported_comment',
  'select d.repository_id as "repositoryId", d.num from discussion_events e join discussions d on d.id = e.discussion_id where e.id = $1',
);
const REPOSITORY = statement('administration_reported_repository', 'select id from repositories where id = $1');
const COLLECTION = statement(
  'administration_reported_collection',
  `select n.name as namespace, '-' || c.key as slug from collections c join namespaces n on n.id = c.namespace_id where c.id = $1`,
);
const PERSON = statement('administration_reported_person', `select name from namespaces where id = $1 and kind = 'user'`);
const ADDRESSES = `from users u join namespaces n on n.id = u.id where u.email is not null and u.email_verified_at is not null`;
const KEEPERS = statement(
  'administration_keepers',
  `select n.name, u.email, u.locale ${ADDRESSES} and (u.id = $1
     or u.id in (select m.user_id from memberships m where m.organization_id = $1 and m.role = 'admin')) order by u.id limit 100`,
);
export interface Told {
  name: string;
  email: string;
  locale: string;
}

@Injectable()
export class DecidedThingsStore {
  constructor(private readonly database: Database) {}

  comment(id: bigint): Promise<{ repositoryId: bigint; num: number } | null> {
    return this.database.row(COMMENT, [id]);
  }

  /** The repository that it is, or stands in; null for other things, and when it is gone. */
  async repositoryOf(kind: ThingKind, id: bigint): Promise<bigint | null> {
    if (kind === 'comment') return (await this.comment(id))?.repositoryId ?? null;
    return kind === 'repository' ? ((await this.database.row<{ id: bigint }>(REPOSITORY, [id]))?.id ?? null) : null;
  }

  collection(id: bigint): Promise<{ namespace: string; slug: string } | null> {
    return this.database.row(COLLECTION, [id]);
  }

  async personName(id: bigint): Promise<string | null> {
    return (await this.database.row<{ name: string }>(PERSON, [id]))?.name ?? null;
  }

  /** The person, or the admins of the organization, whose addresses are known to be theirs. */
  keepers(namespaceId: bigint): Promise<Told[]> {
    return this.database.rows<Told>(KEEPERS, [namespaceId]);
  }
}
