import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import { EarningRows } from '../sales';
import type { AuthorTip, ReceivedTip } from './author-tips.types';

const COLUMNS = `t.id, t.payer_id as "payerId", t.payee_id as "payeeId", (select n.name from namespaces n where n.id = t.payer_id) as payer,
  (select n.name from namespaces n where n.id = t.payee_id) as payee, t.repository_name as "repositoryName", t.repository_type as "repositoryType",
  t.amount_minor as "amountMinor", t.currency, t.fee_basis_points as "feeBasisPoints", t.message, t.is_anonymous as "isAnonymous",
  t.refunded_minor as "refundedMinor", t.release_at as "releaseAt", t.released_at as "releasedAt", t.at`;
const INSERT = statement(
  'author_tips_insert',
  `insert into author_tips as t (key, payer_id, by_id, payee_id, repository_id, repository_name, repository_type, amount_minor, currency, fee_basis_points,
     message, is_anonymous, release_at, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (key) do nothing returning ${COLUMNS}`,
);
const FIND = statement('author_tips_find', `select ${COLUMNS} from author_tips t where t.id = $1`);
const FIND_BY_KEY = statement('author_tips_find_by_key', `select ${COLUMNS} from author_tips t where t.key = $1`);
const GIVEN = statement(
  'author_tips_given',
  `select ${COLUMNS} from author_tips t where t.payer_id = $1 and ($2::bigint is null or t.id < $2) order by t.id desc limit $3`,
);
const RECEIVED = statement(
  'author_tips_received',
  `select ${COLUMNS}, own."ownMinor", own."ownReversedMinor" from author_tips t
   cross join lateral (select coalesce(sum(l.amount_minor), 0)::bigint as "ownMinor", coalesce(sum(l.reversed_minor), 0)::bigint as "ownReversedMinor"
     from author_tip_lines l where l.tip_id = t.id and l.payee_id = $1) own
   where (t.payee_id = $1 or exists (select from author_tip_lines l where l.tip_id = t.id and l.payee_id = $1))
     and ($2::bigint is null or t.id < $2) order by t.id desc limit $3`,
);
/** What is looked for is a part of the repository's name, or the name of who gave or got it. */
const LIST = statement(
  'author_tips_list',
  `select ${COLUMNS} from author_tips t
   where ($1 = '' or position(lower($1) in lower(coalesce(t.repository_name, ''))) > 0
       or exists (select from namespaces n where n.id in (t.payer_id, t.payee_id) and n.name_key = lower($1)))
     and ($2::bigint is null or t.id < $2) order by t.id desc limit $3`,
);
// Whoever pays, and whoever clicks: several wallets of one person are one limit.
const GIVEN_SINCE = statement(
  'author_tips_given_since',
  `select coalesce(sum(amount_minor - refunded_minor), 0)::bigint as amount from author_tips
   where at > $3 and currency = $4 and (payer_id = $1 or by_id = $2)`,
);
// Two tips at once are counted one after the other.
const LOCK_LIMITS = statement(
  'author_tips_lock_limits',
  `select pg_advisory_xact_lock(hashtextextended('author-tips:' || id, 0)) from unnest($1::bigint[]) with ordinality as x(id, at) order by at`,
);

export interface NewTipRow {
  key: string;
  payerId: bigint;
  byId: bigint;
  payeeId: bigint;
  repository: { id: bigint; name: string; type: RepoType } | null;
  amountMinor: bigint;
  currency: string;
  feeBasisPoints: number;
  message: string;
  isAnonymous: boolean;
  releaseAt: Date;
  at: Date;
}

@Injectable()
export class AuthorTipsStore extends EarningRows {
  constructor(database: Database) {
    super(database, {
      name: 'author-tip',
      heads: 'author_tips',
      lines: 'author_tip_lines',
      refunds: 'author_tip_refunds',
      of: 'tip_id',
      fee: 'tips-fee',
    });
  }

  /** Null when there is one with this key. */
  insert({ key, payerId, byId, payeeId, repository, amountMinor, currency, feeBasisPoints, ...tip }: NewTipRow): Promise<AuthorTip | null> {
    const about = [repository?.id ?? null, repository?.name ?? null, repository?.type ?? null];
    const rest = [tip.message, tip.isAnonymous, tip.releaseAt, tip.at];
    return this.database.row<AuthorTip>(INSERT, [key, payerId, byId, payeeId, ...about, amountMinor, currency, feeBasisPoints, ...rest]);
  }

  find(id: bigint): Promise<AuthorTip | null> {
    return this.database.row<AuthorTip>(FIND, [id]);
  }

  findByKey(key: string): Promise<AuthorTip | null> {
    return this.database.row<AuthorTip>(FIND_BY_KEY, [key]);
  }

  /** The newest first. */
  given(payerId: bigint, before: bigint | null, limit: number): Promise<AuthorTip[]> {
    return this.database.rows<AuthorTip>(GIVEN, [payerId, before, limit]);
  }

  /** Those that are for it, and those of which it has a share; the newest first. */
  received(payeeId: bigint, before: bigint | null, limit: number): Promise<ReceivedTip[]> {
    return this.database.rows<ReceivedTip>(RECEIVED, [payeeId, before, limit]);
  }

  /** Of everybody, the newest first. */
  list(search: string, before: bigint | null, limit: number): Promise<AuthorTip[]> {
    return this.database.rows<AuthorTip>(LIST, [search, before, limit]);
  }

  async givenSince(payerId: bigint, byId: bigint, since: Date, currency: string): Promise<bigint> {
    return (await this.database.row<{ amount: bigint }>(GIVEN_SINCE, [payerId, byId, since, currency]))?.amount ?? 0n;
  }

  /** Inside the caller's transaction, before anything else in it. */
  async lockLimits(ids: readonly bigint[]): Promise<void> {
    await this.database.execute(LOCK_LIMITS, [[...new Set(ids)].toSorted((a, b) => (a < b ? -1 : 1))]);
  }
}
