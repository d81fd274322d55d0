import { Injectable } from '@nestjs/common';
import { monthStart } from '../../../common/month';
import { Database, statement } from '../../../platform/database';
import type { Root } from '../sale-terms';
import type { RepoType } from '@modelgrove/shared';
import type { UseTerms } from './usage.types';

const TERMS = `offer_id as "offerId", unit, price_micro as "priceMicro", per_units as "perUnits", free_units as "freeUnits"`;
const TERMS_OF = statement('use_terms_find', `select ${TERMS} from use_terms where offer_id = $1`);
const PUT_TERMS = statement(
  'use_terms_insert',
  `insert into use_terms (offer_id, unit, price_micro, per_units, free_units) values ($1, $2, $3, $4, $5) returning ${TERMS}`,
);
// Until the first moment of the next month when terms change; at once when they end.
const END_RIGHTS = statement(
  'sale_grants_end_of_terms',
  `update sale_grants g set until = $2 from offers o where o.id = g.offer_id and o.repository_id = $1 and o.ended_at is not null
     and g.sale_id is null and g.ended_at is null and (g.until is null or g.until > $2)`,
);
const ACCEPT = statement(
  'sale_grants_accept',
  `insert into sale_grants (repository_id, holder_id, offer_id, licence_sha256, since, scope) select repository_id, $2, id, licence_sha256, $3, scope from offers where id = $1
   on conflict (repository_id, holder_id) where ended_at is null do nothing returning id`,
);
const LIVE = statement(
  'sale_grants_live',
  `select g.id, coalesce(g.offer_id, s.offer_id) as "offerId", g.sale_id is not null as "isBought", g.scope, g.since, g.until
   from sale_grants g left join sales s on s.id = g.sale_id where g.repository_id = $1 and g.holder_id = $2 and g.ended_at is null`,
);
const END = statement('sale_grants_end_one', 'update sale_grants set ended_at = $2 where id = $1 and ended_at is null');
/** At a moment, whatever became of it since. What was bought for use here counts nothing: it has no offer here. */
const AT = statement(
  'sale_grants_at',
  `select g.offer_id as "offerId" from sale_grants g
   where g.repository_id = $1 and g.holder_id = $2 and g.since <= $3 and (g.ended_at is null or g.ended_at > $3) and (g.until is null or g.until > $3)
   order by g.id desc limit 1`,
);
const ROOT = statement(
  'use_root',
  `select r.id, r.type::text as type, r.namespace_id as "namespaceId", n.name || '/' || r.name as name
   from repositories r join namespaces n on n.id = r.namespace_id where r.id = $1`,
);

export interface LiveRight {
  id: bigint;
  offerId: bigint | null;
  isBought: boolean;
  scope: 'read' | 'use';
  since: Date;
  until: Date | null;
}

@Injectable()
export class UseRightsStore {
  constructor(private readonly database: Database) {}

  terms(offerId: bigint): Promise<UseTerms | null> {
    return this.database.row<UseTerms>(TERMS_OF, [offerId]);
  }

  async putTerms(offerId: bigint, { unit, priceMicro, perUnits, freeUnits }: Omit<UseTerms, 'offerId'>): Promise<UseTerms> {
    return (await this.database.row<UseTerms>(PUT_TERMS, [offerId, unit, priceMicro, perUnits, freeUnits]))!;
  }

  /** Of a repository whose terms changed or ended: who accepted those before has them until the month is over, or no more. */
  async endOfTerms(repositoryId: bigint, at: Date, isReplaced: boolean): Promise<void> {
    await this.database.execute(END_RIGHTS, [repositoryId, isReplaced ? monthStart(at, 1) : at]);
  }

  /** False when there is a right already. */
  async accept(offerId: bigint, holderId: bigint, at: Date): Promise<boolean> {
    return (await this.database.row(ACCEPT, [offerId, holderId, at])) !== null;
  }

  /** Which was not ended; its time may be over. */
  live(repositoryId: bigint, holderId: bigint): Promise<LiveRight | null> {
    return this.database.row<LiveRight>(LIVE, [repositoryId, holderId]);
  }

  async end(id: bigint, at: Date): Promise<void> {
    await this.database.execute(END, [id, at]);
  }

  /** Under which offer the holder could use it then; its offer is null where use was bought. */
  at(repositoryId: bigint, holderId: bigint, at: Date): Promise<{ offerId: bigint | null } | null> {
    return this.database.row(AT, [repositoryId, holderId, at]);
  }

  /** As a sale names it; null when it is gone. */
  root(repositoryId: bigint): Promise<(Root & { name: string; type: RepoType }) | null> {
    return this.database.row(ROOT, [repositoryId]);
  }
}
