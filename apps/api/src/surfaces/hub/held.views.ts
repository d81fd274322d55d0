// What administrators are answered about texts that wait.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType, WEB_PREFIX } from '@modelgrove/shared';
import { HELD_DECISIONS, HELD_KINDS, type HeldDecision, type HeldKind, type QueuedText } from '../../modules/moderation';
import { DOUBT_SOURCES, type DoubtSource } from '../../modules/wording';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_MOMENT = { type: String, format: 'date-time', nullable: true } as const;

export class HeldView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: HELD_KINDS }) kind: HeldKind;
  @ApiProperty({ description: 'Who wrote it' }) author: string;
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty({ description: '`ns/name`' }) repository: string;
  @ApiProperty({ type: 'integer', description: 'Of the discussion, or kept for it' }) num: number;
  @ApiProperty({ description: 'Of the page of the discussion, from the root of the hub' }) address: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of the discussion that it would begin, or the title that it would get' }) title:
    string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Markdown' }) content: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The title as it is' }) titleNow: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of an edit: what the comment says as it is' }) contentNow: string | null;
  @ApiProperty({ enum: DOUBT_SOURCES, description: 'A word of the list, the service outside, or its silence' }) foundBy: DoubtSource;
  @ApiProperty({ description: 'The word, or the reason of the service' }) why: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty(NULLABLE_MOMENT) decidedAt: string | null;
  @ApiProperty(NULLABLE_TEXT) decidedBy: string | null;
  @ApiProperty({ type: String, enum: HELD_DECISIONS, nullable: true }) decision: HeldDecision | null;
  @ApiProperty(NULLABLE_TEXT) decisionReason: string | null;
}

export class HeldPage {
  @ApiProperty({ type: [HeldView] }) items: HeldView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewHeld(text: QueuedText): HeldView {
  const { kind, type, num, title, content, titleNow, contentNow, foundBy, why, decidedBy, decision, decisionReason } = text;
  const repository = `${text.namespace}/${text.name}`;
  return {
    id: String(text.id),
    kind,
    author: text.author.name,
    type,
    repository,
    num,
    address: `/${WEB_PREFIX[type]}${repository}/discussions/${num}`,
    title,
    content,
    titleNow,
    contentNow,
    foundBy,
    why,
    createdAt: text.createdAt.toISOString(),
    decidedAt: text.decidedAt?.toISOString() ?? null,
    decidedBy,
    decision,
    decisionReason,
  };
}
