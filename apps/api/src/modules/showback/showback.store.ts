// The report of a month: what is counted of it, and the days that are not counted yet as they stand, in one statement, so that a day that is counted meanwhile is
// in it once. Reads over all rooms, like the administration (docs/decisions/0019).
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import { dayOf, type Weights } from './showback.policy';
import {
  type Month,
  type NamespaceKind,
  type Place,
  type UsedByNamespace,
  type UsedOfRepository,
  USE_KINDS,
  type Used,
  type Whose,
} from './showback.types';
import { usedBetween } from './used-between';

const SUMS = ['bytes', 'seconds', 'trained', 'prompt', 'completion', 'cost'] as const;
const columns = (of: (name: string) => string): string => SUMS.map((name) => `${of(name)} as ${name}`).join(', ');
const SHOWN = columns((name) => (name === 'bytes' || name === 'cost' ? `${name}::text` : `${name}::float8`));
const sumOf = (kind: string): string => `coalesce(sum(quantity) filter (where kind = '${kind}'), 0)`;
/**
 * A line for each namespace and repository, rounded once to the minor unit. $1: the month, $2: today, $3: kinds, $4: their weights, $5: what a minor unit weighs,
 * $6: whose (null: everybody's).
 */
const LINES = `span as (
     select greatest($1::date, coalesce((select max(day) + 1 from showback_days), date_trunc('month', $2::date)::date)) as from_day,
       least(($1::date + interval '1 month')::date, $2::date + 1) as until_day),
   lines as (
     select namespace_id, repository_id, max(namespace) as namespace, max(namespace_kind) as namespace_kind, max(repository) as repository,
       max(repository_type) as repository_type, ${sumOf('byte-days')} as bytes, ${sumOf('job-seconds')} as seconds, ${sumOf('trained-tokens')} as trained,
       ${sumOf('prompt-tokens')} as prompt, ${sumOf('completion-tokens')} as completion,
       div(2 * sum(quantity * 1000 * weight) + $5::numeric, 2 * $5::numeric) as cost
     from (
       select namespace_id, repository_id, kind, namespace, namespace_kind, repository, repository_type, quantity from showback_months where month = $1::date
       union all ${usedBetween('(select from_day from span)', '(select until_day from span)')}
     ) u join unnest($3::text[], $4::numeric[]) as w(kind, weight) using (kind)
     where $6::bigint[] is null or namespace_id = any ($6) group by namespace_id, repository_id)`;
/** With those who paid ($7), of one kind ($8; null: of both). */
const PEOPLE = `${LINES},
   people as (
     select p.id, coalesce(n.name, s.namespace, '~' || p.id) as name, coalesce(n.kind::text, s.namespace_kind) as kind, n.id is null as is_gone,
       ${columns((name) => `coalesce(s.${name}, 0)`)}
     from (select namespace_id as id from lines union select unnest($7::bigint[])) p
     left join (select namespace_id, max(namespace) as namespace, max(namespace_kind) as namespace_kind, ${columns((name) => `sum(${name})`)}
       from lines group by namespace_id) s on s.namespace_id = p.id
     left join namespaces n on n.id = p.id
     where $8::text is null or coalesce(n.kind::text, s.namespace_kind) = $8)`;
const NAMESPACES = statement(
  'showback_namespaces',
  `with ${PEOPLE} select id, name, kind, is_gone as "isGone", ${SHOWN} from people
   where $9::text is null or lower(name) collate "C" > $9 order by lower(name) collate "C" limit $10`,
);
const TOTALS = statement(
  'showback_totals',
  `with ${PEOPLE}, totals as (
     select ${columns((name) => `coalesce(sum(${name}), 0)`)}, array_agg(id::text) filter (where id = any ($7)) as payers from people)
   select ${SHOWN}, payers from totals`,
);
/** What was bought in the month, without what was given back in it. Four parameters from `first` on: whose, the currency, from when and until when. */
function bought(first: number): string {
  const [ids, currency, from, until] = [0, 1, 2, 3].map((place) => `$${first + place}`);
  const isMeant = `s.buyer_id = any (${ids}::bigint[]) and s.repository_id is not null and s.currency = ${currency}`;
  return `bought as (
     select namespace_id, repository_id, sum(amount) as paid from (
       select s.buyer_id as namespace_id, s.repository_id, s.amount_minor as amount from sales s
       where ${isMeant} and s.at >= ${from} and s.at < ${until}
       union all
       select s.buyer_id, s.repository_id, -f.amount_minor from sales s join sale_refunds f on f.sale_id = s.id
       where ${isMeant} and f.at >= ${from} and f.at < ${until}
     ) b group by namespace_id, repository_id)`;
}
// What is of no repository comes first. $10 and $11: where the page before ended.
const REPOSITORIES = statement(
  'showback_repositories',
  `with ${LINES}, ${bought(6)}, listed as (
     select coalesce(l.namespace_id, b.namespace_id) as namespace_id, repository_id, coalesce(n.name || '/' || r.name, l.repository, '') as name,
       coalesce(r.type::text, l.repository_type) as type, r.id is null as is_gone, ${columns((name) => `coalesce(l.${name}, 0)`)}, coalesce(b.paid, 0)::bigint as paid
     from lines l full join bought b using (namespace_id, repository_id) left join repositories r on r.id = repository_id
     left join namespaces n on n.id = r.namespace_id)
   select namespace_id as "namespaceId", repository_id as "repositoryId", name, type, is_gone as "isGone", ${SHOWN}, paid as "paidMinor" from listed
   where $10::text is null or (lower(name) collate "C", repository_id) > ($10, $11::bigint)
   order by lower(name) collate "C", repository_id limit $12`,
);
const BOUGHT_IN_ALL = statement(
  'showback_bought',
  `with ${bought(1)} select namespace_id as "namespaceId", sum(paid)::bigint as "paidMinor" from bought group by namespace_id`,
);
const FIND = statement(
  'showback_find',
  `select coalesce((select id from namespaces where name_key = $2),
     (select namespace_id from showback_months where month = $1::date and lower(namespace) = $2 order by namespace_id desc limit 1)) as id`,
);

interface SumsRow {
  bytes: string;
  seconds: number;
  trained: number;
  prompt: number;
  completion: number;
  cost: string;
}

export interface Asked {
  month: Month;
  today: Date;
  weights: Weights;
}

/** Who else is in the report, since they paid. */
export interface Payers {
  payers: readonly bigint[];
}

@Injectable()
export class ShowbackStore {
  constructor(private readonly database: Database) {}

  /** By their names; `after` in small letters. */
  async namespaces(asked: Asked, whose: Whose & Payers, after: string | null, limit: number): Promise<UsedByNamespace[]> {
    type Row = SumsRow & { id: bigint; name: string; kind: NamespaceKind | null; isGone: boolean };
    const rows = await this.database.rows<Row>(NAMESPACES, [...valuesOf(asked, whose.ids), whose.payers, whose.kind, after, limit]);
    return rows.map(({ id, name, kind, isGone, ...sums }) => ({ id, name, kind, isGone, ...usedOf(sums) }));
  }

  /** `payers`: those that are of this kind. */
  async totals(asked: Asked, whose: Whose & Payers): Promise<{ used: Used; payers: bigint[] }> {
    type Row = SumsRow & { payers: string[] | null };
    const row = await this.database.row<Row>(TOTALS, [...valuesOf(asked, whose.ids), whose.payers, whose.kind]);
    if (!row) throw new Error('a sum has no row');
    return { used: usedOf(row), payers: (row.payers ?? []).map(BigInt) };
  }

  /** By their names, with what was paid for each. */
  async repositories(
    asked: Asked,
    ids: readonly bigint[],
    currency: string,
    page: { after: Place | null; limit: number | null },
  ): Promise<UsedOfRepository[]> {
    type Row = SumsRow & {
      namespaceId: bigint;
      repositoryId: bigint;
      name: string;
      type: RepoType | null;
      isGone: boolean;
      paidMinor: bigint;
    };
    const { fromAt, untilAt } = asked.month;
    const after = [page.after?.name ?? null, page.after?.id ?? null];
    const rows = await this.database.rows<Row>(REPOSITORIES, [...valuesOf(asked, ids), currency, fromAt, untilAt, ...after, page.limit]);
    return rows.map(({ namespaceId, repositoryId, name, type, isGone, paidMinor, ...sums }) => {
      return { namespaceId, repositoryId, repository: type && { type, name, isGone }, paidMinor, ...usedOf(sums) };
    });
  }

  /** What was paid for repositories in all, by who bought them. */
  async bought({ fromAt, untilAt }: Month, ids: readonly bigint[], currency: string): Promise<Map<bigint, bigint>> {
    type Row = { namespaceId: bigint; paidMinor: bigint };
    const rows = await this.database.rows<Row>(BOUGHT_IN_ALL, [ids, currency, fromAt, untilAt]);
    return new Map(rows.map(({ namespaceId, paidMinor }) => [namespaceId, paidMinor]));
  }

  /** By the name of today, or by the last one of that month. */
  async find(month: Month, nameKey: string): Promise<bigint | null> {
    return (await this.database.row<{ id: bigint | null }>(FIND, [dayOf(month.fromAt), nameKey]))?.id ?? null;
  }
}

function valuesOf({ month, today, weights }: Asked, ids: readonly bigint[] | null): unknown[] {
  const each = USE_KINDS.map((kind) => String(weights.of[kind]));
  return [dayOf(month.fromAt), dayOf(today), USE_KINDS, each, String(weights.minor), ids];
}

function usedOf({ bytes, seconds, trained, prompt, completion, cost }: SumsRow): Used {
  const byteDays = BigInt(bytes.split('.')[0]!);
  return {
    byteDays,
    jobSeconds: seconds,
    trainedTokens: trained,
    promptTokens: prompt,
    completionTokens: completion,
    costMinor: BigInt(cost),
  };
}
