import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../../platform/database';
import type { Offer, SaleSubject } from '../sales.types';
import type { SaleSubscription, SubscriberFigures } from './sale-subscriptions.types';

const COLUMNS = `s.id, s.key, s.subject, s.repository_id as "repositoryId", r.type::text as "repositoryType",
  coalesce(case when s.subject = 'creator' then seller.name else rn.name || '/' || r.name end, s.subject_name) as "subjectName",
  s.seller_id as "sellerId", seller.name as seller, s.holder_id as "holderId", holder.name as holder, s.begun_by_id as "begunById",
  s.offer_id as "offerId", s.next_offer_id as "nextOfferId", s.price_minor as "priceMinor", s.currency, s.licence_name as "licenceName",
  s.licence_sha256 as "licenceSha256", s.anchor_at as "anchorAt", s.time_zone as "timeZone", s.period_index as "periodIndex",
  s.period_number as "periodNumber", s.period_start as "periodStart", s.period_end as "periodEnd", s.state, s.due_at as "dueAt",
  s.last_sale_id as "lastSaleId", s.started_at as "startedAt", s.ended_at as "endedAt", s.end_reason as "endReason"`;
const FROM = `from sale_subscriptions s join namespaces seller on seller.id = s.seller_id join namespaces holder on holder.id = s.holder_id
  left join repositories r on r.id = s.repository_id left join namespaces rn on rn.id = r.namespace_id`;
const FIND = statement('sale_subscriptions_find', `select ${COLUMNS} ${FROM} where s.id = $1`);
const LOCK = statement('sale_subscriptions_lock', `select ${COLUMNS} ${FROM} where s.id = $1 for update of s`);
const BY_KEY = statement('sale_subscriptions_by_key', `select ${COLUMNS} ${FROM} where s.key = $1`);
const DUE = statement('sale_subscriptions_due', 'select id from sale_subscriptions where due_at <= $1 and id > $2 order by id limit $3');
const OF_HOLDER = statement(
  'sale_subscriptions_of_holder',
  `select ${COLUMNS} ${FROM} where s.holder_id = $1 and ($2::bigint is null or s.id < $2) order by s.id desc limit $3`,
);
const OF_SELLER = statement(
  'sale_subscriptions_of_seller',
  `select ${COLUMNS} ${FROM} where s.seller_id = $1 and ($2::bigint is null or s.id < $2) order by s.id desc limit $3`,
);
const INSERT = statement(
  'sale_subscriptions_insert',
  `insert into sale_subscriptions (key, subject, repository_id, subject_name, seller_id, holder_id, begun_by_id, offer_id, price_minor, currency, licence_name,
     licence_sha256, anchor_at, time_zone, period_index, period_number, period_start, period_end, state, due_at, started_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, $13, $15, 'active', $15, $13)
   on conflict do nothing returning id`,
);
const UPDATE = statement(
  'sale_subscriptions_update',
  `update sale_subscriptions set seller_id = $2, offer_id = $3, next_offer_id = $4, price_minor = $5, currency = $6, licence_name = $7, licence_sha256 = $8,
     anchor_at = $9, period_index = $10, period_number = $11, period_start = $12, period_end = $13, state = $14, due_at = $15, last_sale_id = $16,
     ended_at = $17, end_reason = $18, subject_name = $19 where id = $1`,
);
const END_OF_SALE = statement(
  'sale_subscriptions_end_of_sale',
  `update sale_subscriptions set state = 'ended', ended_at = $2, end_reason = 'refunded', due_at = null where last_sale_id = $1 and state <> 'ended'`,
);
/** Read to the end of what is paid, and no longer. */
const WITHDRAW = statement(
  'sale_subscriptions_withdraw',
  `with withdrawn as (
     update sale_subscriptions set state = 'ending', end_reason = 'withdrawn', next_offer_id = null, due_at = period_end
     where state <> 'ended' and ((subject = 'repository' and repository_id = $1) or (subject = 'creator' and seller_id = $2)) returning last_sale_id, period_end)
   update sale_grants g set until = w.period_end from withdrawn w where g.sale_id = w.last_sale_id and g.ended_at is null`,
);
/** Where a subscription of a repository is sold now: repositories move. */
const SUBJECT = statement(
  'sale_subscriptions_subject',
  `select r.id, r.type::text as type, n.name || '/' || r.name as name, r.namespace_id as "sellerId" from repositories r
   join namespaces n on n.id = r.namespace_id where r.id = $1 and r.disabled_at is null`,
);
const FIGURES = statement(
  'sale_subscriptions_figures',
  `select currency, count(*)::int as subscribers, (count(*) filter (where state = 'ending'))::int as ending,
     (count(*) filter (where state = 'past_due'))::int as "pastDue",
     coalesce(sum(price_minor) filter (where state in ('active', 'past_due')), 0)::bigint as "monthMinor"
   from sale_subscriptions where seller_id = $1 and state <> 'ended' group by currency order by 2 desc`,
);

export interface NewSaleSubscription extends Pick<
  SaleSubscription,
  | 'key'
  | 'holderId'
  | 'begunById'
  | 'offerId'
  | 'priceMinor'
  | 'currency'
  | 'licenceName'
  | 'licenceSha256'
  | 'anchorAt'
  | 'timeZone'
  | 'periodEnd'
> {
  subject: SaleSubject;
}

@Injectable()
export class SaleSubscriptionsStore {
  constructor(private readonly database: Database) {}

  find(id: bigint, { lock = false } = {}): Promise<SaleSubscription | null> {
    return this.database.row<SaleSubscription>(lock ? LOCK : FIND, [id]);
  }

  findByKey(key: string): Promise<SaleSubscription | null> {
    return this.database.row<SaleSubscription>(BY_KEY, [key]);
  }

  async due(at: Date, after: bigint, limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(DUE, [at, after, limit])).map(({ id }) => id);
  }

  /** The newest first. */
  ofHolder(namespaceId: bigint, before: bigint | null, limit: number): Promise<SaleSubscription[]> {
    return this.database.rows<SaleSubscription>(OF_HOLDER, [namespaceId, before, limit]);
  }

  ofSeller(namespaceId: bigint, before: bigint | null, limit: number): Promise<SaleSubscription[]> {
    return this.database.rows<SaleSubscription>(OF_SELLER, [namespaceId, before, limit]);
  }

  /** Null when there is a live one, or one with this key. */
  async insert(s: NewSaleSubscription): Promise<bigint | null> {
    const { id, name, sellerId } = s.subject;
    const what = [s.key, id === null ? 'creator' : 'repository', id, name, sellerId, s.holderId, s.begunById];
    const terms = [s.offerId, s.priceMinor, s.currency, s.licenceName, s.licenceSha256, s.anchorAt, s.timeZone, s.periodEnd];
    return (await this.database.row<{ id: bigint }>(INSERT, [...what, ...terms]))?.id ?? null;
  }

  async save(s: SaleSubscription): Promise<void> {
    const terms = [s.offerId, s.nextOfferId, s.priceMinor, s.currency, s.licenceName, s.licenceSha256];
    const period = [s.anchorAt, s.periodIndex, s.periodNumber, s.periodStart, s.periodEnd];
    const end = [s.state, s.dueAt, s.lastSaleId, s.endedAt, s.endReason, s.subjectName];
    await this.database.execute(UPDATE, [s.id, s.sellerId, ...terms, ...period, ...end]);
  }

  /** The one whose present period this sale paid. */
  async endOfSale(saleId: bigint, at: Date): Promise<void> {
    await this.database.execute(END_OF_SALE, [saleId, at]);
  }

  /** What is not offered any more is not charged again. */
  async withdraw({ repositoryId, namespaceId }: Pick<Offer, 'repositoryId' | 'namespaceId'>): Promise<void> {
    await this.database.execute(WITHDRAW, [repositoryId, namespaceId]);
  }

  /** Null: it is gone, or an administrator closed it. */
  subjectOf(repositoryId: bigint): Promise<SaleSubject | null> {
    return this.database.row<SaleSubject>(SUBJECT, [repositoryId]);
  }

  figures(sellerId: bigint): Promise<SubscriberFigures[]> {
    return this.database.rows<SubscriberFigures>(FIGURES, [sellerId]);
  }
}
