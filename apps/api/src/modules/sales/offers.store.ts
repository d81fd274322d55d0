import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Offer, Price, SaleSubject } from './sales.types';

const COLUMNS = `id, repository_id as "repositoryId", namespace_id as "namespaceId", kind, scope, description, price_minor as "priceMinor", currency, updates_months as "updatesMonths", licence_name as "licenceName", licence_text as "licenceText",
  licence_sha256 as "licenceSha256", created_at as "createdAt"`;
const CURRENT = statement('offers_current', `select ${COLUMNS} from offers where repository_id = $1 and ended_at is null`);
/** Whoever buys waits for a change of the offer, and a change for who buys. */
const LOCK = statement('offers_lock', `select ${COLUMNS} from offers where repository_id = $1 and ended_at is null for share`);
const END = statement('offers_end', 'update offers set ended_at = $2 where repository_id = $1 and ended_at is null');
const PRICES = statement(
  'offers_prices',
  `select repository_id as "repositoryId", price_minor as "priceMinor", currency, kind from offers where repository_id = any ($1::bigint[]) and ended_at is null`,
);
const FIND = statement('offers_find', `select ${COLUMNS} from offers where id = $1`);
const OF_AUTHOR = statement('offers_of_author', `select ${COLUMNS} from offers where namespace_id = $1 and ended_at is null`);
const LOCK_OF_AUTHOR = statement(
  'offers_lock_of_author',
  `select ${COLUMNS} from offers where namespace_id = $1 and ended_at is null for share`,
);
const END_OF_AUTHOR = statement('offers_end_of_author', 'update offers set ended_at = $2 where namespace_id = $1 and ended_at is null');
const INSERT = statement(
  'offers_insert',
  `insert into offers (repository_id, namespace_id, kind, scope, description, price_minor, currency, licence_name, licence_text, licence_sha256, created_by_id, created_at, updates_months)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, sha256(convert_to($9, 'UTF8')), $10, $11, $12) returning ${COLUMNS}`,
);
/** What access reads: it costs something where it has an offer, or is for those who subscribe to its author. */
const MARK = statement(
  'offers_mark',
  `update repositories set is_sold = now_sold, was_sold = was_sold or now_sold
   from (select for_subscribers or exists (select from offers o where o.repository_id = $1 and o.ended_at is null) as now_sold
         from repositories where id = $1) x where id = $1`,
);
const MARK_FOR_SUBSCRIBERS = statement('offers_mark_for_subscribers', 'update repositories set for_subscribers = $2 where id = $1');
const IS_FOR_SUBSCRIBERS = statement('offers_is_for_subscribers', 'select for_subscribers as "is" from repositories where id = $1');

export type NewOfferRow = Omit<Offer, 'id' | 'licenceSha256' | 'createdAt'>;

@Injectable()
export class OffersStore {
  constructor(private readonly database: Database) {}

  current(repositoryId: bigint, { lock = false } = {}): Promise<Offer | null> {
    return this.database.row<Offer>(lock ? LOCK : CURRENT, [repositoryId]);
  }

  currentOf({ id, sellerId }: Pick<SaleSubject, 'id' | 'sellerId'>, options: { lock?: boolean } = {}): Promise<Offer | null> {
    return id === null ? this.ofAuthor(sellerId, options) : this.current(id, options);
  }

  /** Of those that have one. */
  async prices(repositoryIds: readonly bigint[]): Promise<Map<bigint, Price>> {
    const rows = await this.database.rows<Price & { repositoryId: bigint }>(PRICES, [repositoryIds]);
    return new Map(rows.map(({ repositoryId, ...price }) => [repositoryId, price]));
  }

  find(id: bigint): Promise<Offer | null> {
    return this.database.row<Offer>(FIND, [id]);
  }

  ofAuthor(namespaceId: bigint, { lock = false } = {}): Promise<Offer | null> {
    return this.database.row<Offer>(lock ? LOCK_OF_AUTHOR : OF_AUTHOR, [namespaceId]);
  }

  /** In the place of the one before. */
  async put(offer: NewOfferRow, byId: bigint | null, at: Date): Promise<Offer> {
    const { repositoryId, namespaceId, kind, scope, description, priceMinor, currency, updatesMonths, licenceName, licenceText } = offer;
    await this.endOf(offer, at);
    const values = [
      repositoryId,
      namespaceId,
      kind,
      scope,
      description,
      priceMinor,
      currency,
      licenceName,
      licenceText,
      byId,
      at,
      updatesMonths,
    ];
    const made = await this.database.row<Offer>(INSERT, values);
    if (!made) throw new Error('the offer was not written');
    if (repositoryId !== null) await this.database.execute(MARK, [repositoryId]);
    return made;
  }

  /** False when there was none. */
  async endOf({ repositoryId, namespaceId }: Pick<Offer, 'repositoryId' | 'namespaceId'>, at: Date): Promise<boolean> {
    if (repositoryId === null) return (await this.database.execute(END_OF_AUTHOR, [namespaceId, at])) > 0;
    const ended = await this.database.execute(END, [repositoryId, at]);
    await this.database.execute(MARK, [repositoryId]);
    return ended > 0;
  }

  async markForSubscribers(repositoryId: bigint, isForSubscribers: boolean): Promise<void> {
    await this.database.execute(MARK_FOR_SUBSCRIBERS, [repositoryId, isForSubscribers]);
    await this.database.execute(MARK, [repositoryId]);
  }

  async isForSubscribers(repositoryId: bigint): Promise<boolean> {
    return (await this.database.row<{ is: boolean }>(IS_FOR_SUBSCRIBERS, [repositoryId]))?.is ?? false;
  }
}
