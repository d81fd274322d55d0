import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import type { AccessRequest, RequestStatus } from './access-requests.types';

const COLUMNS = `a.id, a.user_id as "userId", n.name, n.full_name as "fullName", n.avatar_url as "avatarUrl", case when not a.was_granted then u.email end as email,
  a.status, a.fields, a.asked_at as "askedAt", a.rejection_reason as "rejectionReason"`;
const FROM = 'access_requests a join namespaces n on n.id = a.user_id join users u on u.id = a.user_id';

const OWN = statement('access_requests_own', `select ${COLUMNS} from ${FROM} where a.repository_id = $1 and a.user_id = $2`);
const ASK = statement(
  'access_requests_ask',
  `insert into access_requests (repository_id, user_id, status, fields, decided_at)
   values ($1, $2, $3, $4::text::jsonb, case when $3 = 'accepted' then now() end) on conflict do nothing returning id`,
);
const PAGE = statement(
  'access_requests_page',
  `select ${COLUMNS} from ${FROM} where a.repository_id = $1 and a.status = $2 and ($3::bigint is null or a.id < $3) order by a.id desc limit $4`,
);
const LOCK = statement(
  'access_requests_lock',
  `select ${COLUMNS} from ${FROM} where a.repository_id = $1 and (n.name_key = $2 or a.id = $3) for update of a`,
);
const DECIDE = statement(
  'access_requests_decide',
  `update access_requests set status = $2, rejection_reason = $3, decided_by_id = $4, decided_at = case when $2 <> 'pending' then now() end where id = $1`,
);
const PERSON = statement('access_requests_person', `select id from namespaces where name_key = $1 and kind = 'user'`);
const GRANT = statement(
  'access_requests_grant',
  `insert into access_requests as a (repository_id, user_id, status, was_granted, decided_at, decided_by_id) values ($1, $2, 'accepted', true, now(), $3)
   on conflict (repository_id, user_id) do update set status = 'accepted', decided_at = now(), decided_by_id = $3, rejection_reason = null
   where a.status <> 'accepted' returning id`,
);

@Injectable()
export class AccessRequestsStore {
  constructor(private readonly database: Database) {}

  own(repositoryId: bigint, userId: bigint): Promise<AccessRequest | null> {
    return this.database.row<AccessRequest>(OWN, [repositoryId, userId]);
  }

  /** False when they have asked before. */
  async ask(repositoryId: bigint, userId: bigint, status: RequestStatus, fields: object): Promise<boolean> {
    return (await this.database.row(ASK, [repositoryId, userId, status, JSON.stringify(fields)])) !== null;
  }

  page(repositoryId: bigint, status: RequestStatus, after: bigint | null, limit: number): Promise<AccessRequest[]> {
    return this.database.rows<AccessRequest>(PAGE, [repositoryId, status, after, limit]);
  }

  /** By the name of who asked, or by its number; held until the end of the transaction. */
  lock(repositoryId: bigint, by: { name: string | null; id: bigint | null }): Promise<AccessRequest | null> {
    return this.database.row<AccessRequest>(LOCK, [repositoryId, by.name === null ? null : nameKey(by.name), by.id]);
  }

  async decide(id: bigint, status: RequestStatus, reason: string | null, byId: bigint): Promise<void> {
    await this.database.execute(DECIDE, [id, status, reason, byId]);
  }

  async person(name: string): Promise<bigint | null> {
    return (await this.database.row<{ id: bigint }>(PERSON, [nameKey(name)]))?.id ?? null;
  }

  /** False when they had access by it already. */
  async grant(repositoryId: bigint, userId: bigint, byId: bigint): Promise<boolean> {
    return (await this.database.row(GRANT, [repositoryId, userId, byId])) !== null;
  }
}
