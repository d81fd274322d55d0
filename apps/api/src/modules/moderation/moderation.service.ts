// What people report, and the queue that administrators decide. What a decision does to the thing is asked of the rooms that keep it (modules/administration).
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { alreadyReported, caseDecided, caseNotFound, decisionUnfit, ownReport, tooManyReports } from './moderation.errors';
import { ModerationStore } from './moderation.store';
import {
  type Decision,
  DECISIONS_OF,
  type ModerationCase,
  type Report,
  type ReportedThing,
  type ReportReason,
  type ThingKind,
} from './moderation.types';

const MOST_A_DAY = 30;
const LONGEST_EXCERPT = 500;

export interface CasePage<T> {
  items: T[];
  nextCursor: bigint | null;
}

@Injectable()
export class ModerationService {
  constructor(
    private readonly store: ModerationStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  /** Of what the one who asks has been shown to see. Throws 'report/own', 'report/too-many', 'report/already'. */
  async report(user: UserActor, thing: ReportedThing, report: { reason: ReportReason; words: string }): Promise<void> {
    if (thing.ownerId === user.userId) throw ownReport();
    if ((await this.store.reportedToday(user.userId)) >= MOST_A_DAY) throw tooManyReports();
    await this.transaction.inTransaction(async () => {
      const id = await this.store.open({ ...thing, excerpt: thing.excerpt?.slice(0, LONGEST_EXCERPT) ?? '' });
      if (!(await this.store.report(id, user.userId, report))) throw alreadyReported();
    });
  }

  /** What the hub itself found: once in a case. Inside the caller's transaction. */
  async reportOwn(thing: ReportedThing, words: string): Promise<void> {
    const id = await this.store.open({ ...thing, excerpt: thing.excerpt?.slice(0, LONGEST_EXCERPT) ?? '' });
    await this.store.report(id, null, { reason: 'judged', words });
  }

  async cases(isOpen: boolean, kind: ThingKind | null, before: bigint | null, limit: number): Promise<CasePage<ModerationCase>> {
    return paged(await this.store.page(isOpen, before, kind, limit + 1), limit);
  }

  /** Throws 'case/not-found'. */
  async reports(caseId: bigint, before: bigint | null, limit: number): Promise<CasePage<Report>> {
    if (!(await this.store.isThere(caseId))) throw caseNotFound();
    return paged(await this.store.reports(caseId, before, limit + 1), limit);
  }

  /** `act` does it, in the same transaction. Throws 'case/not-found', 'case/decided', 'case/decision'. */
  async decide(
    admin: UserActor,
    id: bigint,
    { decision, reason }: { decision: Decision; reason: string },
    act: (decided: ModerationCase) => Promise<void>,
    facts: RequestFacts,
  ): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const found = await this.store.hold(id);
      if (!found) throw caseNotFound();
      if (found.decidedAt !== null) throw caseDecided();
      if (!DECISIONS_OF[found.kind].includes(decision)) throw decisionUnfit();
      await this.store.decide(id, admin.userId, decision, reason);
      await this.audit.record(admin, `case.${decision}`, `${found.kind}:${found.thingId}`, { label: found.label, reason }, facts);
      await act(found);
    });
  }
}

function paged<T extends { id: bigint }>(rows: T[], limit: number): CasePage<T> {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
