// What every namespace stores and may store, for administrators. Sums over all of them: asked now and then, never on a hot path.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { type AfterUsage, NEARLY_FULL, type NamespaceTotals, type UsageQuestion } from './administration.types';
import { searchPattern } from './administration.store';

const USAGES = statement(
  'administration_usages',
  `select id, name, "fullName", kind, bytes::float8 as "storedBytes", repositories, "hasOwn", "maxBytes", "maxRepositories"
   from (
     select n.id, n.name, n.name_key, n.full_name as "fullName", n.kind::text as kind, coalesce(u.bytes, 0) as bytes,
       coalesce(u.repositories, 0) as repositories, q.namespace_id is not null as "hasOwn",
       case when q.namespace_id is null then $6::float8 else q.max_bytes::float8 end as "maxBytes",
       case when q.namespace_id is null then $7::int else q.max_repositories end as "maxRepositories"
     from namespaces n
     left join (select namespace_id, sum(stored_bytes)::bigint as bytes, sum(repositories)::int as repositories from namespace_usage group by 1) u
       on u.namespace_id = n.id
     left join namespace_quotas q on q.namespace_id = n.id
   ) s
   where ($1::bigint is null or (bytes, id) < ($1::bigint, $2::bigint))
     and ($3::text is null or name_key like $3 or lower("fullName") like $3)
     and ($4::text is null or ($4 = 'own' and "hasOwn")
       or ($4 = 'nearly-full' and (bytes >= ${NEARLY_FULL} * "maxBytes" or repositories >= ${NEARLY_FULL} * "maxRepositories")))
   order by bytes desc, id desc limit $5`,
);

interface Defaults {
  maxBytes: number | null;
  maxRepositories: number | null;
}

@Injectable()
export class UsageStore {
  constructor(private readonly database: Database) {}

  /** Those that store most first. */
  usages({ search, state }: UsageQuestion, after: AfterUsage | null, defaults: Defaults, limit: number): Promise<NamespaceTotals[]> {
    const from = [after?.storedBytes ?? null, after?.id ?? null];
    const limits = [defaults.maxBytes, defaults.maxRepositories];
    return this.database.rows<NamespaceTotals>(USAGES, [...from, searchPattern(search), state ?? null, limit, ...limits]);
  }
}
