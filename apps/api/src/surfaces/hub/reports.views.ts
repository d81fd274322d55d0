// What administrators are answered about reports.
import { ApiProperty } from '@nestjs/swagger';
import {
  CASE_REASONS,
  type CaseReason,
  type Decision,
  DECISIONS,
  type ModerationCase,
  type Report,
  THING_KINDS,
  type ThingKind,
} from '../../modules/moderation';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_MOMENT = { type: String, format: 'date-time', nullable: true } as const;

export class CaseView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: THING_KINDS }) kind: ThingKind;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Who answers for it' }) owner: string | null;
  @ApiProperty({ description: 'What it was called when it was reported first' }) label: string;
  @ApiProperty({ description: 'Of its page then, from the root of the hub' }) address: string;
  @ApiProperty({ description: 'What it said then' }) excerpt: string;
  @ApiProperty({ type: 'integer' }) reports: number;
  @ApiProperty({ enum: CASE_REASONS, isArray: true }) reasons: CaseReason[];
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty(NULLABLE_MOMENT) decidedAt: string | null;
  @ApiProperty(NULLABLE_TEXT) decidedBy: string | null;
  @ApiProperty({ type: String, enum: DECISIONS, nullable: true }) decision: Decision | null;
  @ApiProperty(NULLABLE_TEXT) decisionReason: string | null;
}

export class CasePage {
  @ApiProperty({ type: [CaseView] }) items: CaseView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class CaseReportView {
  @ApiProperty() id: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null: the hub itself, which judged a card' }) reporter: string | null;
  @ApiProperty({ enum: CASE_REASONS }) reason: CaseReason;
  @ApiProperty() words: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class CaseReportPage {
  @ApiProperty({ type: [CaseReportView] }) items: CaseReportView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewCase(found: ModerationCase): CaseView {
  const { kind, owner, label, address, excerpt, reports, reasons, decidedBy, decision, decisionReason } = found;
  const moments = { openedAt: found.openedAt.toISOString(), decidedAt: found.decidedAt?.toISOString() ?? null };
  return { id: String(found.id), kind, owner, label, address, excerpt, reports, reasons, decidedBy, decision, decisionReason, ...moments };
}

export function viewCaseReport({ id, reporter, reason, words, createdAt }: Report): CaseReportView {
  return { id: String(id), reporter, reason, words, createdAt: createdAt.toISOString() };
}
