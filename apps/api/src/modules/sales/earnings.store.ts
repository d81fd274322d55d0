import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

/** The view has a row for each part of whatever earns something. */
const OWN = 'from earning_lines l where l.payee_id = $1 and l.currency = $2';
const SUMS = `(count(distinct l.earning_id) filter (where l.source = 'sale'))::int as sales, coalesce(sum(l.amount_minor), 0)::bigint as "earnedMinor",
  coalesce(sum(l.reversed_minor), 0)::bigint as "reversedMinor"`;
const PENDING = statement(
  'earnings_pending',
  `select to_char(l.release_at at time zone 'UTC', 'YYYY-MM-DD') as day, sum(l.amount_minor - l.reversed_minor)::bigint as "amountMinor"
   ${OWN} and l.released_at is null and l.release_at > $4 group by 1 having sum(l.amount_minor - l.reversed_minor) > 0 order by 1 limit $3`,
);
const DUE = statement(
  'earnings_due',
  `select coalesce(sum(l.amount_minor - l.reversed_minor), 0)::bigint as amount ${OWN} and l.released_at is null and l.release_at <= $3`,
);
const MONTHS = statement(
  'earnings_months',
  `select to_char(l.at at time zone 'UTC', 'YYYY-MM') as month, ${SUMS} ${OWN} and l.at >= $3 group by 1 order by 1`,
);
const REPOSITORIES = statement(
  'earnings_repositories',
  `select l.repository_name as repository, ${SUMS} ${OWN} group by 1 order by sum(l.amount_minor - l.reversed_minor) desc, 1 limit $3`,
);

export interface PendingOn {
  /** In UTC: from then on it can be paid out. */
  day: string;
  amountMinor: bigint;
}

interface Earned {
  sales: number;
  earnedMinor: bigint;
  /** What of it was given back. */
  reversedMinor: bigint;
}

export interface EarnedIn extends Earned {
  /** YYYY-MM, in UTC. */
  month: string;
}

export interface EarnedBy extends Earned {
  /** Null: by its author's name, such as tips. */
  repository: string | null;
}

@Injectable()
export class EarningsStore {
  constructor(private readonly database: Database) {}

  /** The soonest first. */
  pending(payeeId: bigint, currency: string, limit: number, at: Date): Promise<PendingOn[]> {
    return this.database.rows<PendingOn>(PENDING, [payeeId, currency, limit, at]);
  }

  /** Whose hold-back is over, though the clock has not come by. */
  async due(payeeId: bigint, currency: string, at: Date): Promise<bigint> {
    return (await this.database.row<{ amount: bigint }>(DUE, [payeeId, currency, at]))?.amount ?? 0n;
  }

  /** Months with sales, the earliest first. */
  months(payeeId: bigint, currency: string, since: Date): Promise<EarnedIn[]> {
    return this.database.rows<EarnedIn>(MONTHS, [payeeId, currency, since]);
  }

  /** By what they were called then, those that earned most first. */
  repositories(payeeId: bigint, currency: string, limit: number): Promise<EarnedBy[]> {
    return this.database.rows<EarnedBy>(REPOSITORIES, [payeeId, currency, limit]);
  }
}
