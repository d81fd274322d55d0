import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Standing } from './entitlements.policy';
import type { PlanTerms } from './plans.types';

const OF = statement(
  'entitlements_of',
  `select s.state, s.period_end as "periodEnd", s.cancels_at_end as "cancelsAtEnd", s.is_gift as "isGift", s.trial_end as "trialEnd", s.seats,
     v.entitlements::text as terms
   from subscriptions s join plan_versions v on v.id = s.version_id where s.namespace_id = $1 and s.ended_at is null`,
);
const FREE = statement(
  'entitlements_free',
  `select v.entitlements::text as terms from plans p join plan_versions v on v.plan_id = p.id where p.code = 'free' order by v.version desc limit 1`,
);
const PLANS = statement(
  'entitlements_plans',
  `select p.code, v.entitlements::text as terms from plans p join plan_versions v on v.plan_id = p.id
   join namespaces n on n.id = $1 and p.audience in ('everybody', case n.kind when 'user' then 'users' else 'organizations' end)
   where p.is_visible and v.version = (select max(version) from plan_versions where plan_id = p.id) order by p.position`,
);
const GRACE = statement('entitlements_grace', 'select grace_days as days from billing_settings');
const JOB_MINUTES = statement(
  'entitlements_job_minutes',
  `select coalesce(sum(quantity), 0)::float8 / 60 as minutes from usage_events where namespace_id = $1 and kind = 'job-seconds' and at >= $2`,
);

@Injectable()
export class EntitlementsStore {
  constructor(private readonly database: Database) {}

  async of(namespaceId: bigint): Promise<(Standing & { terms: PlanTerms }) | null> {
    const row = await this.database.row<Standing & { terms: string }>(OF, [namespaceId]);
    return row && { ...row, terms: JSON.parse(row.terms) as PlanTerms };
  }

  async free(): Promise<PlanTerms> {
    const row = await this.database.row<{ terms: string }>(FREE);
    return row ? (JSON.parse(row.terms) as PlanTerms) : {};
  }

  /** That the namespace could have. */
  async plans(namespaceId: bigint): Promise<{ code: string; terms: PlanTerms }[]> {
    const rows = await this.database.rows<{ code: string; terms: string }>(PLANS, [namespaceId]);
    return rows.map(({ code, terms }) => ({ code, terms: JSON.parse(terms) as PlanTerms }));
  }

  async graceDays(): Promise<number> {
    return (await this.database.row<{ days: number }>(GRACE))?.days ?? 0;
  }

  async jobMinutes(namespaceId: bigint, since: Date): Promise<number> {
    return (await this.database.row<{ minutes: number }>(JOB_MINUTES, [namespaceId, since]))?.minutes ?? 0;
  }
}
