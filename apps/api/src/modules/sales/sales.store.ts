import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import { EarningRows } from './earning-rows.store';
import type { EarnedSale, Offer, Sale } from './sales.types';

const COLUMNS = `id, repository_id as "repositoryId", repository_name as "repositoryName", repository_type as "repositoryType", seller_id as "sellerId",
  buyer_id as "buyerId", (select n.name from namespaces n where n.id = seller_id) as seller, (select n.name from namespaces n where n.id = buyer_id) as buyer,
  amount_minor as "amountMinor", currency, refunded_minor as "refundedMinor", fee_basis_points as "feeBasisPoints",
  licence_name as "licenceName", licence_sha256 as "licenceSha256", release_at as "releaseAt", released_at as "releasedAt", at`;
const INSERT = statement(
  'sales_insert',
  `insert into sales (key, repository_id, repository_name, repository_type, offer_id, seller_id, buyer_id, bought_by_id, amount_minor, currency,
     fee_basis_points, licence_name, licence_sha256, release_at, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (key) do nothing returning ${COLUMNS}`,
);
const FIND = statement('sales_find', `select ${COLUMNS} from sales where id = $1`);
const FIND_BY_KEY = statement('sales_find_by_key', `select ${COLUMNS} from sales where key = $1`);
const LOCK = statement('sales_lock', `select ${COLUMNS} from sales where id = $1 for update`);
const OF_SELLER = statement(
  'sales_of_seller',
  `select ${COLUMNS}, own."ownMinor", own."ownReversedMinor" from sales s
   cross join lateral (select coalesce(sum(l.amount_minor), 0)::bigint as "ownMinor", coalesce(sum(l.reversed_minor), 0)::bigint as "ownReversedMinor"
     from sale_lines l where l.sale_id = s.id and l.payee_id = $1) own
   where (s.seller_id = $1 or exists (select from sale_lines l where l.sale_id = s.id and l.payee_id = $1))
     and ($2::bigint is null or s.id < $2) order by s.id desc limit $3`,
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
const INSERT_GRANT = statement(
  'sale_grants_insert',
  `insert into sale_grants (sale_id, repository_id, holder_id, licence_sha256, since) values ($1, $2, $3, $4, $5)
   on conflict (repository_id, holder_id) where ended_at is null do nothing returning id`,
);
const END_GRANTS = statement('sale_grants_end', 'update sale_grants set ended_at = $2 where sale_id = $1 and ended_at is null');
const IS_BOUGHT = statement(
  'sale_grants_is_bought',
  'select from sale_grants where repository_id = $1 and holder_id = $2 and ended_at is null and (until is null or until > now())',
);
const HAS_BUYERS = statement(
  'sale_grants_has_buyers',
  'select from sale_grants where repository_id = $1 and ended_at is null and (until is null or until > now()) limit 1',
);

export interface NewSale {
  key: string;
  repository: { id: bigint; name: string; type: RepoType };
  offer: Offer;
  sellerId: bigint;
  buyerId: bigint;
  boughtById: bigint | null;
  feeBasisPoints: number;
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
  insert({ key, repository, offer, sellerId, buyerId, boughtById, feeBasisPoints, releaseAt, at }: NewSale): Promise<Sale | null> {
    const { id, priceMinor, currency, licenceName, licenceSha256 } = offer;
    const who = [id, sellerId, buyerId, boughtById];
    const terms = [priceMinor, currency, feeBasisPoints, licenceName, licenceSha256, releaseAt, at];
    return this.database.row<Sale>(INSERT, [key, repository.id, repository.name, repository.type, ...who, ...terms]);
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

  /** False when the holder has bought it. */
  async grant({ id, licenceSha256, at }: Sale, repositoryId: bigint, holderId: bigint): Promise<boolean> {
    return (await this.database.row(INSERT_GRANT, [id, repositoryId, holderId, licenceSha256, at])) !== null;
  }

  async endGrants(saleId: bigint, at: Date): Promise<void> {
    await this.database.execute(END_GRANTS, [saleId, at]);
  }

  async isBought(repositoryId: bigint, holderId: bigint): Promise<boolean> {
    return (await this.database.row(IS_BOUGHT, [repositoryId, holderId])) !== null;
  }

  async hasBuyers(repositoryId: bigint): Promise<boolean> {
    return (await this.database.row(HAS_BUYERS, [repositoryId])) !== null;
  }
}
