import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { EarningRows } from './earning-rows.store';
import type { AgreedTerms, EarnedSale, Sale, SaleSubject } from './sales.types';

const COLUMNS = `id, kind, job_key as "jobKey", repository_id as "repositoryId", repository_name as "repositoryName", repository_type as "repositoryType", seller_id as "sellerId",
  buyer_id as "buyerId", (select n.name from namespaces n where n.id = seller_id) as seller, (select n.name from namespaces n where n.id = buyer_id) as buyer,
  amount_minor as "amountMinor", currency, refunded_minor as "refundedMinor", fee_basis_points as "feeBasisPoints",
  tax_basis_points as "taxBasisPoints", tax_minor as "taxMinor", subscription_id as "subscriptionId", from_at as "fromAt", until_at as "untilAt",
  licence_name as "licenceName", licence_sha256 as "licenceSha256", release_at as "releaseAt", released_at as "releasedAt", at,
  (select g.versions_until from sale_grants g where g.sale_id = sales.id limit 1) as "versionsUntil"`;
const INSERT = statement(
  'sales_insert',
  `insert into sales (key, kind, job_key, repository_id, repository_name, repository_type, offer_id, licence_name, licence_sha256, seller_id, buyer_id,
     bought_by_id, amount_minor, currency, fee_basis_points, release_at, at, tax_basis_points, tax_minor, subscription_id, from_at, until_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
   on conflict (key) do nothing returning ${COLUMNS}`,
);
const FIND = statement('sales_find', `select ${COLUMNS} from sales where id = $1`);
const FIND_BY_KEY = statement('sales_find_by_key', `select ${COLUMNS} from sales where key = $1`);
const LOCK = statement('sales_lock', `select ${COLUMNS} from sales where id = $1 for update`);
const OF_SELLER = statement(
  'sales_of_seller',
  `select ${COLUMNS}, own."ownMinor", own."ownReversedMinor" from sales
   cross join lateral (select coalesce(sum(l.amount_minor), 0)::bigint as "ownMinor", coalesce(sum(l.reversed_minor), 0)::bigint as "ownReversedMinor"
     from sale_lines l where l.sale_id = sales.id and l.payee_id = $1) own
   where (seller_id = $1 or exists (select from sale_lines l where l.sale_id = sales.id and l.payee_id = $1))
     and ($2::bigint is null or id < $2) order by id desc limit $3`,
);
/** What is looked for is a part of the repository's name, or the name of who sold or bought. */
const LIST = statement(
  'sales_list',
  `select ${COLUMNS} from sales
   where ($1 = '' or position(lower($1) in lower(repository_name)) > 0
       or exists (select from namespaces n where n.id in (seller_id, buyer_id) and n.name_key = lower($1)))
     and (not $2 or refunded_minor > 0) and ($3::bigint is null or id < $3) order by id desc limit $4`,
);
const OF_BUYER = statement(
  'sales_of_buyer',
  `select ${COLUMNS} from sales where buyer_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
);
/** Versions count by the clock of the database, which says when refs moved: what the buyer saw is among them. A month's sale holds them all. */
const INSERT_GRANT = statement(
  'sale_grants_insert',
  `insert into sale_grants (sale_id, repository_id, namespace_id, holder_id, licence_sha256, since, until, scope, versions_until, replaces_id)
   select s.id, $2, $3, $4, $5, $6, $7, coalesce(o.scope, 'read'),
     case when s.subscription_id is null then greatest(now(), $6) + o.updates_months * interval '1 month' end, $8
   from sales s left join offers o on o.id = s.offer_id where s.id = $1
   on conflict do nothing returning id`,
);
/** Earlier versions do not stand in the way of later ones. */
const END_OUTDATED = statement(
  'sale_grants_end_outdated',
  `update sale_grants set ended_at = $3 where repository_id = $1 and holder_id = $2 and ended_at is null and versions_until <= greatest(now(), $3)
   returning id`,
);
/** What ran out by itself does not stand in the way of what is bought anew. */
const END_LAPSED = statement(
  'sale_grants_end_lapsed',
  `update sale_grants set ended_at = until where (repository_id = $1 or namespace_id = $2) and holder_id = $3 and ended_at is null and until <= $4`,
);
/** Who buys it needs no terms of use any more. */
const END_ACCEPTED = statement(
  'sale_grants_end_accepted',
  'update sale_grants set ended_at = $3 where repository_id = $1 and holder_id = $2 and sale_id is null and ended_at is null',
);
const GRANT_UNTIL = statement('sale_grants_until', 'update sale_grants set until = $2 where sale_id = $1 and ended_at is null');
const END_GRANTS = statement('sale_grants_end', 'update sale_grants set ended_at = $2 where sale_id = $1 and ended_at is null');
/** What it took the place of holds again, unless that was given back as well. */
const REOPEN_REPLACED = statement(
  'sale_grants_reopen',
  `update sale_grants g set ended_at = null from sale_grants n, sales s
   where n.sale_id = $1 and g.id = n.replaces_id and s.id = g.sale_id and s.refunded_minor < s.amount_minor
     and not exists (select from sale_grants o where o.repository_id = g.repository_id and o.holder_id = g.holder_id and o.ended_at is null)`,
);
const IS_BOUGHT = statement(
  'sale_grants_is_bought',
  'select from sale_grants where repository_id = $1 and holder_id = $2 and ended_at is null and (until is null or until > now())',
);
const HAS_BUYERS = statement(
  'sale_grants_has_buyers',
  `select from sale_grants where repository_id = $1 and sale_id is not null and ended_at is null and (until is null or until > now())
   union all
   select from use_tallies t join offers o on o.id = t.offer_id where o.repository_id = $1 and t.atoms > 0 and t.sale_id is null
     and t.period_at > now() - interval '70 days' limit 1`,
);

/** What is sold, by the names of today. */
export type Sold = { kind: 'offer'; subject: SaleSubject; terms: AgreedTerms } | { kind: 'compute'; name: string; jobKey: string };

export interface NewSale {
  key: string;
  what: Sold;
  sellerId: bigint | null;
  buyerId: bigint;
  boughtById: bigint | null;
  amountMinor: bigint;
  currency: string;
  feeBasisPoints: number;
  taxBasisPoints: number;
  taxMinor: bigint;
  /** Which period it pays: of a subscription, or of what was used. */
  period: { subscriptionId: bigint | null; fromAt: Date; untilAt: Date } | null;
  releaseAt: Date;
  at: Date;
}

export interface SalesFilter {
  /** '' for all. */
  search: string;
  /** Only those of which something was given back. */
  isRefunded: boolean;
}

@Injectable()
export class SalesStore extends EarningRows {
  constructor(database: Database) {
    super(database, { name: 'sale', heads: 'sales', lines: 'sale_lines', refunds: 'sale_refunds', of: 'sale_id', fee: 'sales-fee' });
  }

  /** Null when there is one with this key. */
  insert(sale: NewSale): Promise<Sale | null> {
    const { key, what, sellerId, buyerId, boughtById, amountMinor, currency, feeBasisPoints, releaseAt, at, taxBasisPoints, taxMinor } =
      sale;
    const period = sale.period ?? { subscriptionId: null, fromAt: null, untilAt: null };
    const agreed = [amountMinor, currency, feeBasisPoints, releaseAt, at, taxBasisPoints, taxMinor];
    const dates = [period.subscriptionId, period.fromAt, period.untilAt];
    return this.database.row<Sale>(INSERT, [key, ...soldValues(what), sellerId, buyerId, boughtById, ...agreed, ...dates]);
  }

  find(id: bigint, { lock = false } = {}): Promise<Sale | null> {
    return this.database.row<Sale>(lock ? LOCK : FIND, [id]);
  }

  findByKey(key: string): Promise<Sale | null> {
    return this.database.row<Sale>(FIND_BY_KEY, [key]);
  }

  /** In which it sold or has a share; the newest first. */
  ofSeller(namespaceId: bigint, before: bigint | null, limit: number): Promise<EarnedSale[]> {
    return this.database.rows<EarnedSale>(OF_SELLER, [namespaceId, before, limit]);
  }

  ofBuyer(namespaceId: bigint, before: bigint | null, limit: number): Promise<Sale[]> {
    return this.database.rows<Sale>(OF_BUYER, [namespaceId, before, limit]);
  }

  /** Of everybody, the newest first. */
  list({ search, isRefunded }: SalesFilter, before: bigint | null, limit: number): Promise<Sale[]> {
    return this.database.rows<Sale>(LIST, [search, isRefunded, before, limit]);
  }

  /** False when the holder has bought it. Null for `until`: for ever. */
  async grant({ id, licenceSha256, buyerId, at }: Sale, { id: repositoryId, sellerId }: SaleSubject, until: Date | null): Promise<boolean> {
    const namespaceId = repositoryId === null ? sellerId : null;
    await this.database.execute(END_LAPSED, [repositoryId, namespaceId, buyerId, at]);
    if (repositoryId !== null) await this.database.execute(END_ACCEPTED, [repositoryId, buyerId, at]);
    const outdated = repositoryId === null ? null : await this.database.row<{ id: bigint }>(END_OUTDATED, [repositoryId, buyerId, at]);
    const values = [id, repositoryId, namespaceId, buyerId, licenceSha256, at, until, outdated?.id ?? null];
    return (await this.database.row(INSERT_GRANT, values)) !== null;
  }

  /** How long what a sale gave holds. */
  async grantUntil(saleId: bigint, until: Date): Promise<void> {
    await this.database.execute(GRANT_UNTIL, [saleId, until]);
  }

  /** With them ends what the sale gave; what it took the place of holds again. */
  async endGrants(saleId: bigint, at: Date): Promise<void> {
    await this.database.execute(END_GRANTS, [saleId, at]);
    await this.database.execute(REOPEN_REPLACED, [saleId]);
  }

  async isBought(repositoryId: bigint, holderId: bigint): Promise<boolean> {
    return (await this.database.row(IS_BOUGHT, [repositoryId, holderId])) !== null;
  }

  async hasBuyers(repositoryId: bigint): Promise<boolean> {
    return (await this.database.row(HAS_BUYERS, [repositoryId])) !== null;
  }
}

/** kind, job, repository, its name and type, offer, licence and its hash. */
function soldValues(what: Sold): unknown[] {
  if (what.kind === 'compute') return ['compute', what.jobKey, null, what.name, null, null, null, null];
  const { id, name, type } = what.subject;
  const { offerId, licenceName, licenceSha256 } = what.terms;
  return [id === null ? 'creator' : 'repository', null, id, name, type, offerId, licenceName, licenceSha256];
}
