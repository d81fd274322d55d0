// What waits for somebody: notices that they were given of discussions that are open and were not answered by them; and people who ask to be let in.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { WaitingDiscussion, WaitingRequest } from './activity.types';

const PLACE = `r.id as "repositoryId", r.type::text as type, o.name as namespace, r.name`;
const DISCUSSIONS = statement(
  'waiting_discussions',
  `select ${PLACE}, d.num, d.title, d.is_pull_request as "isPullRequest", n.reason, n.updated_at as "updatedAt"
   from (select * from notifications where user_id = $1 order by updated_at desc, id desc limit 500) n
   join discussions d on d.id = n.discussion_id join repositories r on r.id = d.repository_id join namespaces o on o.id = r.namespace_id
   where n.reason in ('mention', 'participating', 'owner') and d.status = 'open' and not r.discussions_disabled
     and (select e.author_id from discussion_events e where e.discussion_id = d.id order by e.id desc limit 1) is distinct from $1
   order by n.updated_at desc, n.id desc limit $2`,
);
const REQUESTS = statement(
  'waiting_access_requests',
  `select ${PLACE}, p.name as person, q.asked_at as "askedAt"
   from repositories r join access_requests q on q.repository_id = r.id and q.status = 'pending'
   join namespaces o on o.id = r.namespace_id join namespaces p on p.id = q.user_id
   where r.namespace_id = any ($1::bigint[]) and r.gated is not null order by q.id desc limit $2`,
);

@Injectable()
export class WaitingStore {
  constructor(private readonly database: Database) {}

  discussions(userId: bigint, limit: number): Promise<WaitingDiscussion[]> {
    return this.database.rows<WaitingDiscussion>(DISCUSSIONS, [userId, limit]);
  }

  requests(namespaceIds: readonly bigint[], limit: number): Promise<WaitingRequest[]> {
    return this.database.rows<WaitingRequest>(REQUESTS, [namespaceIds, limit]);
  }
}
