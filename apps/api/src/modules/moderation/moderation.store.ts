// moderation_cases and moderation_reports.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { CaseReason, Decision, ModerationCase, Report, ReportedThing } from './moderation.types';

const REPORTED_TODAY = statement(
  'moderation_reported_today',
  `select count(*)::int as n from moderation_reports where reporter_id = $1 and created_at > now() - interval '1 day'`,
);
// The update locks the row: a case cannot be decided while a report goes into it.
const OPEN = statement(
  'moderation_open',
  `insert into moderation_cases (thing_kind, thing_id, open_key, owner_id, label, address, excerpt)
   values ($1::text, $2::bigint, $1::text || ':' || $2::bigint::text, $3, $4, $5, $6)
   on conflict (open_key) do update set open_key = excluded.open_key returning id`,
);
const REPORT = statement(
  'moderation_report',
  `with made as (insert into moderation_reports (case_id, reporter_id, reason, words) values ($1, $2, $3, $4) on conflict do nothing returning id)
   update moderation_cases set reports = reports + 1 where id = $1 and exists (select from made) returning id`,
);
const COLUMNS = `c.id, c.thing_kind as kind, c.thing_id as "thingId", c.owner_id as "ownerId", o.name as owner, c.label, c.address, c.excerpt, c.reports,
  array(select distinct r.reason from moderation_reports r where r.case_id = c.id order by 1) as reasons, c.opened_at as "openedAt",
  c.decided_at as "decidedAt", d.name as "decidedBy", c.decision, c.decision_reason as "decisionReason"`;
const FROM = 'from moderation_cases c left join namespaces o on o.id = c.owner_id left join namespaces d on d.id = c.decided_by_id';
const PAGE = statement(
  'moderation_page',
  `select ${COLUMNS} ${FROM} where (c.decided_at is null) = $1 and ($2::bigint is null or c.id < $2) and ($3::text is null or c.thing_kind = $3)
   order by c.id desc limit $4`,
);
const IS_THERE = statement('moderation_is_there', 'select id from moderation_cases where id = $1');
const HOLD = statement('moderation_hold', `select ${COLUMNS} ${FROM} where c.id = $1 for update of c`);
const DECIDE = statement(
  'moderation_decide',
  'update moderation_cases set open_key = null, decided_at = now(), decided_by_id = $2, decision = $3, decision_reason = $4 where id = $1',
);
const REPORTS = statement(
  'moderation_reports_page',
  `select r.id, n.name as reporter, r.reporter_id as "reporterId", r.reason, r.words, r.created_at as "createdAt"
   from moderation_reports r left join namespaces n on n.id = r.reporter_id
   where r.case_id = $1 and ($2::bigint is null or r.id < $2) order by r.id desc limit $3`,
);

@Injectable()
export class ModerationStore {
  constructor(private readonly database: Database) {}

  async reportedToday(userId: bigint): Promise<number> {
    return (await this.database.row<{ n: number }>(REPORTED_TODAY, [userId]))?.n ?? 0;
  }

  /** The open case of the thing. */
  async open({ kind, id, ownerId, label, address, excerpt = '' }: ReportedThing): Promise<bigint> {
    const row = await this.database.row<{ id: bigint }>(OPEN, [kind, id, ownerId, label, address, excerpt]);
    if (!row) throw new Error('no case was opened');
    return row.id;
  }

  /** False for who has reported it before. Null: the hub itself. */
  async report(caseId: bigint, reporterId: bigint | null, { reason, words }: { reason: CaseReason; words: string }): Promise<boolean> {
    return (await this.database.row(REPORT, [caseId, reporterId, reason, words])) !== null;
  }

  page(isOpen: boolean, before: bigint | null, kind: string | null, limit: number): Promise<ModerationCase[]> {
    return this.database.rows<ModerationCase>(PAGE, [isOpen, before, kind, limit]);
  }

  async isThere(id: bigint): Promise<boolean> {
    return (await this.database.row(IS_THERE, [id])) !== null;
  }

  hold(id: bigint): Promise<ModerationCase | null> {
    return this.database.row<ModerationCase>(HOLD, [id]);
  }

  async decide(id: bigint, byId: bigint, decision: Decision, reason: string): Promise<void> {
    await this.database.execute(DECIDE, [id, byId, decision, reason]);
  }

  reports(caseId: bigint, before: bigint | null, limit: number): Promise<Report[]> {
    return this.database.rows<Report>(REPORTS, [caseId, before, limit]);
  }
}
