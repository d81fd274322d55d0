// What was used in a range of days, as a select: the same for a day that is closed and for days that are read as they stand.

const JOB = `case when e.key ~ '^job:[0-9]{1,18}:' then split_part(e.key, ':', 2)::bigint end`;
const REPOSITORY = `case when e.details ->> 'repositoryId' ~ '^[0-9]{1,18}$' then (e.details ->> 'repositoryId')::bigint end`;
const COLUMNS = 'namespace_id, repository_id, kind, namespace, namespace_kind, repository, repository_type, quantity';

/**
 * `from` and `until` are SQL of dates, the second not contained. A job belongs to the repository of its result, tokens to the model of this hub that answered. How
 * large repositories were is known of now only: each counts with its size of now for every day of the range on which it was there.
 */
export function usedBetween(from: string, until: string): string {
  const moment = (day: string): string => `(${day})::timestamp at time zone 'UTC'`;
  return `select ${COLUMNS} from (
     select n.id as namespace_id, coalesce(r.id, 0) as repository_id, e.kind, n.name as namespace, n.kind::text as namespace_kind,
       o.name || '/' || r.name as repository, r.type::text as repository_type, sum(round(e.quantity::numeric, 3)) as quantity
     from usage_events e join namespaces n on n.id = e.namespace_id left join jobs j on j.id = ${JOB}
     left join repositories r on r.id = coalesce(j.result_repository_id, ${REPOSITORY}) left join namespaces o on o.id = r.namespace_id
     where e.at >= ${moment(from)} and e.at < ${moment(until)}
       and e.kind in ('job-seconds', 'trained-tokens', 'prompt-tokens', 'completion-tokens')
     group by n.id, r.id, o.id, e.kind
     union all
     select n.id, r.id, 'byte-days', n.name, n.kind::text, n.name || '/' || r.name, r.type::text, (u.file_bytes + u.git_bytes)::numeric * d.days
     from repository_usage u join repositories r on r.id = u.repository_id join namespaces n on n.id = r.namespace_id
     cross join lateral (select (${until}) - greatest(${from}, (r.created_at at time zone 'UTC')::date) as days) d
     where d.days > 0 and u.file_bytes + u.git_bytes > 0
   ) used where quantity > 0`;
}
