// Lists over all rooms, for administrators: everything, private and disabled included. Newest first, by id.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { ListedOrganization, ListedRepository, ListedUser, RepositoryQuestion, UserQuestion } from './administration.types';

const REPOSITORIES = '(select count(*)::int from repositories r where r.namespace_id = n.id) as repositories';

const USERS = statement(
  'administration_users',
  `select u.id, n.name, n.full_name as "fullName", u.email, u.is_admin as "isAdmin", u.disabled_at as "disabledAt", n.created_at as "createdAt",
     (select e.at from audit_events e where e.actor_id = u.id and e.action = 'session.opened' order by e.at desc limit 1) as "lastSignInAt",
     ${REPOSITORIES}
   from users u join namespaces n on n.id = u.id
   where ($1::bigint is null or u.id < $1)
     and ($2::text is null or n.name_key like $2 or lower(n.full_name) like $2 or u.email_key like $2)
     and ($3::text is null or ($3 = 'administrators' and u.is_admin) or ($3 = 'disabled' and u.disabled_at is not null))
   order by u.id desc limit $4`,
);

const ORGANIZATIONS = statement(
  'administration_organizations',
  `select o.id, n.name, n.full_name as "fullName", n.created_at as "createdAt",
     (select count(*)::int from memberships m where m.organization_id = o.id) as members, ${REPOSITORIES}
   from organizations o join namespaces n on n.id = o.id
   where ($1::bigint is null or o.id < $1) and ($2::text is null or n.name_key like $2 or lower(n.full_name) like $2)
   order by o.id desc limit $3`,
);

export const LARGE_FILE_BYTES = `((select coalesce(sum(b.size_bytes), 0)::float8 from blob_links l join blob_objects b on b.sha256 = l.sha256
     where l.repository_id = r.id) + (select coalesce(sum(f.size_bytes), 0)::float8 from xet_links x join xet_files f on f.hash = x.file_hash
     where x.repository_id = r.id and not x.is_refuted))`;

const LIST_REPOSITORIES = statement(
  'administration_repositories',
  `select r.id, r.type::text as type, n.name as namespace, r.name, r.is_private as "isPrivate", r.disabled_at as "disabledAt",
     r.disabled_reason as "disabledReason", r.created_at as "createdAt", r.last_modified_at as "lastModifiedAt",
     ${LARGE_FILE_BYTES} as "largeFileBytes"
   from repositories r join namespaces n on n.id = r.namespace_id
   where ($1::bigint is null or r.id < $1) and ($2::text is null or n.name_key || '/' || r.name_key like $2)
     and ($3::text is null or r.type = $3::repo_type)
     and ($4::text is null or ($4 = 'private' and r.is_private) or ($4 = 'disabled' and r.disabled_at is not null))
   order by r.id desc limit $5`,
);

@Injectable()
export class AdministrationStore {
  constructor(private readonly database: Database) {}

  users({ search, state }: UserQuestion, before: bigint | null, limit: number): Promise<ListedUser[]> {
    return this.database.rows<ListedUser>(USERS, [before, searchPattern(search), state ?? null, limit]);
  }

  organizations(search: string | undefined, before: bigint | null, limit: number): Promise<ListedOrganization[]> {
    return this.database.rows<ListedOrganization>(ORGANIZATIONS, [before, searchPattern(search), limit]);
  }

  repositories({ search, type, state }: RepositoryQuestion, before: bigint | null, limit: number): Promise<ListedRepository[]> {
    return this.database.rows<ListedRepository>(LIST_REPOSITORIES, [before, searchPattern(search), type ?? null, state ?? null, limit]);
  }
}

/** Finds the text anywhere; its own `%`, `_` and `\` are ordinary letters. */
export function searchPattern(text: string | undefined): string | null {
  const wanted = text?.trim().toLowerCase();
  return wanted ? `%${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
}
