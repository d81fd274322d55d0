// Who is to be told of what is no discussion, by what they are to it; and where they are written to.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Candidate } from './notifications.types';

/** Whoever decides who is let in: the owner, or an organization's administrators and who made the repository. */
const OWNERS = statement(
  'notifications_owners',
  `with ids as (
     select r.namespace_id as user_id from repositories r where r.id = $1
     union select r.created_by_id from repositories r join memberships m on m.organization_id = r.namespace_id and m.user_id = r.created_by_id where r.id = $1
     union select m.user_id from memberships m join repositories r on r.namespace_id = m.organization_id where r.id = $1 and m.role = 'admin')
   select u.id as "userId", n.name, u.is_admin as "isAdmin" from ids join users u on u.id = ids.user_id join namespaces n on n.id = u.id
   where u.disabled_at is null and u.id is distinct from $2 order by u.id limit 1000`,
);
const PEOPLE = statement(
  'notifications_people',
  `select u.id as "userId", n.name, u.is_admin as "isAdmin" from users u join namespaces n on n.id = u.id
   where u.id = $1 and u.disabled_at is null and u.id is distinct from $2`,
);
/** A person, or those who administer an organization. */
const KEEPERS = statement(
  'notifications_keepers',
  `with ids as (select $1::bigint as user_id union select m.user_id from memberships m where m.organization_id = $1 and m.role = 'admin')
   select u.id as "userId", n.name, u.is_admin as "isAdmin" from ids join users u on u.id = ids.user_id join namespaces n on n.id = u.id
   where u.disabled_at is null and u.id is distinct from $2 order by u.id limit 1000`,
);
const REPORTERS = statement(
  'notifications_reporters',
  `select u.id as "userId", n.name, u.is_admin as "isAdmin" from moderation_reports r join users u on u.id = r.reporter_id join namespaces n on n.id = u.id
   where r.case_id = $1 and u.disabled_at is null order by u.id limit 1000`,
);
const NAME = statement('notifications_name', 'select name from namespaces where id = $1');
const READER = statement(
  'notifications_mail_reader',
  `select n.name, u.email, u.locale from users u join namespaces n on n.id = u.id where u.id = $1 and u.email is not null and u.email_verified_at is not null`,
);

export type Addressee = Omit<Candidate, 'reason'>;

@Injectable()
export class AddresseesStore {
  constructor(private readonly database: Database) {}

  ownersOf(repositoryId: bigint, actorId: bigint | null): Promise<Addressee[]> {
    return this.database.rows<Addressee>(OWNERS, [repositoryId, actorId]);
  }

  /** Nobody is told of what they did themselves. */
  person(userId: bigint, actorId: bigint | null): Promise<Addressee[]> {
    return this.database.rows<Addressee>(PEOPLE, [userId, actorId]);
  }

  /** Whoever a namespace belongs to: the person, or the admins of the organization. */
  keepersOf(namespaceId: bigint, actorId: bigint | null): Promise<Addressee[]> {
    return this.database.rows<Addressee>(KEEPERS, [namespaceId, actorId]);
  }

  reportersOf(caseId: bigint): Promise<Addressee[]> {
    return this.database.rows<Addressee>(REPORTERS, [caseId]);
  }

  async nameOf(id: bigint): Promise<string | null> {
    return (await this.database.row<{ name: string }>(NAME, [id]))?.name ?? null;
  }

  /** Null for who has no address that is known to be theirs. */
  mailReader(userId: bigint): Promise<{ name: string; email: string; locale: string } | null> {
    return this.database.row(READER, [userId]);
  }
}
