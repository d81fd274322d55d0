import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { AuthorTip, ReceivedTip, TipPreview } from '../../modules/tips';
import { nextOf } from './id-from';
import { SaleLineView, viewLine } from './sales.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MINOR = { description: 'A whole number of the smallest unit of the currency', example: '500' } as const;
const DATE = { format: 'date-time' } as const;

export class TipPreviewView {
  @ApiProperty({ description: 'Who it is for' }) payee: string;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: 'integer', description: 'The hub’s part today, in hundredths of a percent' }) feeBasisPoints: number;
  @ApiProperty({ type: 'integer', description: 'So long it waits before it can be paid out' }) holdBackDays: number;
  @ApiProperty({ type: [SaleLineView] }) lines: SaleLineView[];
  @ApiProperty({ ...MINOR, description: 'What the payer may still give today' }) leftTodayMinor: string;
  @ApiProperty({ ...MINOR, description: 'The least that is given at once' }) leastMinor: string;
}

export class AuthorTipView {
  @ApiProperty() id: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'By the name of today; null: they are gone, or it is anonymous for who asks' }) payer:
    string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'By the name of today; null: they are gone' }) payee: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'As it was called then; null: it was for the author' }) repository: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, enum: REPO_TYPES }) repositoryType: RepoType | null;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty() refundedMinor: string;
  @ApiProperty({ type: 'integer', description: 'The hub’s part then, in hundredths of a percent' }) feeBasisPoints: number;
  @ApiProperty({ description: 'Plain text; empty: none' }) message: string;
  @ApiProperty({ description: 'Whether the author does not learn who gave it' }) isAnonymous: boolean;
  @ApiProperty({ ...DATE, description: 'From then on it can be paid out' }) releaseAt: string;
  @ApiProperty({ description: 'Whether it can be paid out by now' }) isReleased: boolean;
  @ApiProperty(DATE) at: string;
}

export class AuthorTipsPage {
  @ApiProperty({ type: [AuthorTipView], description: 'The newest first' }) tips: AuthorTipView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class ReceivedTipView extends AuthorTipView {
  @ApiProperty({ ...MINOR, description: 'What the namespace that was asked for got of it' }) ownMinor: string;
  @ApiProperty({ description: 'What it gave back of that' }) ownReversedMinor: string;
}

export class ReceivedTipsPage {
  @ApiProperty({ type: [ReceivedTipView], description: 'The newest first' }) tips: ReceivedTipView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewPreview({ lines, amountMinor, leftTodayMinor, leastMinor, ...rest }: TipPreview): TipPreviewView {
  const amounts = { amountMinor: String(amountMinor), leftTodayMinor: String(leftTodayMinor), leastMinor: String(leastMinor) };
  // What is earned by no repository is its author's.
  const viewed = lines.map(viewLine).map((line) => (line.kind === 'share' && line.payee === null ? { ...line, payee: rest.payee } : line));
  return { ...rest, ...amounts, lines: viewed };
}

export function viewAuthorTip(tip: AuthorTip): AuthorTipView {
  const { id, payer, payee, repositoryName, repositoryType, currency, feeBasisPoints, message, isAnonymous, releaseAt, releasedAt, at } =
    tip;
  return {
    id: String(id),
    payer,
    payee,
    repository: repositoryName,
    repositoryType,
    amountMinor: String(tip.amountMinor),
    currency,
    refundedMinor: String(tip.refundedMinor),
    feeBasisPoints,
    message,
    isAnonymous,
    releaseAt: releaseAt.toISOString(),
    isReleased: releasedAt !== null,
    at: at.toISOString(),
  };
}

export function viewAuthorTips(tips: readonly AuthorTip[], limit: number): AuthorTipsPage {
  return { tips: tips.map(viewAuthorTip), nextCursor: nextOf(tips, limit) };
}

/** Who only has a share learns neither who gave it nor what they wrote. */
export function viewReceived(namespaceId: bigint, tips: readonly ReceivedTip[], limit: number): ReceivedTipsPage {
  const viewed = tips.map(({ ownMinor, ownReversedMinor, ...tip }) => {
    const isFor = tip.payeeId === namespaceId;
    const known = { ...viewAuthorTip(tip), ...(isFor ? {} : { message: '' }), ...(isFor && !tip.isAnonymous ? {} : { payer: null }) };
    return { ...known, ownMinor: String(ownMinor), ownReversedMinor: String(ownReversedMinor) };
  });
  return { tips: viewed, nextCursor: nextOf(tips, limit) };
}
