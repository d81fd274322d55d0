import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Audience, PlanSubscribers, PlanTerms, PlanTexts, PlanVersion } from './plans.types';

const COLUMNS = `v.id, v.version, p.code, p.audience, p.is_per_seat as "isPerSeat", p.is_visible as "isVisible", p.position, v.currency,
  v.month_minor as "monthMinor", v.year_minor as "yearMinor", v.trial_days as "trialDays", v.texts::text as texts, v.entitlements::text as terms`;
const FROM = 'from plans p join plan_versions v on v.plan_id = p.id';
const NEWEST = 'v.version = (select max(n.version) from plan_versions n where n.plan_id = p.id)';
const CURRENT = statement('plans_current', `select ${COLUMNS} ${FROM} where ${NEWEST} order by p.position`);
const SUBSCRIBERS = statement(
  'plans_subscribers',
  `select p.code, v.version, count(*)::int as count ${FROM} join subscriptions s on s.version_id = v.id where s.ended_at is null
   group by p.code, v.version order by p.code, v.version desc`,
);
const FIND = statement('plans_find_version', `select ${COLUMNS} ${FROM} where v.id = $1`);
const LOCK = statement('plans_lock', 'select id from plans where code = $1 for update');
const ADD = statement(
  'plans_add',
  `insert into plans (code, audience, is_per_seat, position) values ($1, $2, $3, $4) on conflict (code) do nothing returning id`,
);
const ADD_VERSION = statement(
  'plans_add_version',
  `insert into plan_versions (plan_id, version, currency, month_minor, year_minor, trial_days, texts, entitlements, created_by_id, created_at)
   select p.id, coalesce((select max(version) from plan_versions where plan_id = p.id), 0) + 1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb, $8, $9
   from plans p where p.code = $1`,
);
const SHOW = statement('plans_show', 'update plans set is_visible = $2 where code = $1');

type Row = Omit<PlanVersion, 'texts' | 'terms'> & { texts: string; terms: string };
export type NewVersion = Pick<PlanVersion, 'currency' | 'monthMinor' | 'yearMinor' | 'trialDays' | 'texts' | 'terms'>;

@Injectable()
export class PlansStore {
  constructor(private readonly database: Database) {}

  /** What each costs and gives today. */
  async current(): Promise<PlanVersion[]> {
    return (await this.database.rows<Row>(CURRENT)).map(fromRow);
  }

  /** How many have which version of each, the newest first. */
  subscribers(): Promise<(PlanSubscribers & { code: string })[]> {
    return this.database.rows<PlanSubscribers & { code: string }>(SUBSCRIBERS);
  }

  async version(id: bigint): Promise<PlanVersion> {
    const row = await this.database.row<Row>(FIND, [id]);
    if (!row) throw new Error(`version ${id} of a plan vanished`);
    return fromRow(row);
  }

  /** False when there is none. Changes of a plan happen one after the other. */
  async lock(code: string): Promise<boolean> {
    return (await this.database.row(LOCK, [code])) !== null;
  }

  /** False when there is one. */
  async add(plan: { code: string; audience: Audience; isPerSeat: boolean; position: number }): Promise<boolean> {
    return (await this.database.row(ADD, [plan.code, plan.audience, plan.isPerSeat, plan.position])) !== null;
  }

  async addVersion(code: string, version: NewVersion, byId: bigint | null, at: Date): Promise<void> {
    const { currency, monthMinor, yearMinor, trialDays, texts, terms } = version;
    await this.database.execute(ADD_VERSION, [
      code,
      currency,
      monthMinor,
      yearMinor,
      trialDays,
      JSON.stringify(texts),
      JSON.stringify(terms),
      byId,
      at,
    ]);
  }

  async show(code: string, isVisible: boolean): Promise<void> {
    await this.database.execute(SHOW, [code, isVisible]);
  }
}

function fromRow({ texts, terms, ...row }: Row): PlanVersion {
  return { ...row, texts: JSON.parse(texts) as PlanTexts, terms: JSON.parse(terms) as PlanTerms };
}
