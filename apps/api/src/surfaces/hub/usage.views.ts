import { ApiProperty } from '@nestjs/swagger';
import { atomsToMinor } from '@modelgrove/money';
import { CURRENCIES, type Currency, REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { LiveRight, ToldResult, UseEvent, UseKey, UseTally, UseTerms } from '../../modules/sales';
import { nextOf } from './id-from';
import { USE_STATES } from './usage.dto';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DATE = { format: 'date-time' } as const;
const NULLABLE_DATE = { ...NULLABLE_TEXT, ...DATE } as const;
const MILLION = 1_000_000n;
const MICRO_DIGITS = 6;

export class UseTermsView {
  @ApiProperty({ description: 'What is counted: tokens, calls, jobs, or as the author of an app calls it' }) unit: string;
  @ApiProperty({ description: 'For `per` units, in the currency’s unit', example: '0.002' }) price: string;
  @ApiProperty({ type: 'integer', enum: [1, 1000, 1_000_000] }) per: number;
  @ApiProperty({ description: 'In each month of UTC, for each who accepts' }) freeUnits: string;
}

export class UseMonthView {
  @ApiProperty({ description: 'Of which terms' }) offerId: string;
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() repository: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Who used it and pays' }) holder: string | null;
  @ApiProperty({ description: 'In UTC', example: '2026-11' }) month: string;
  @ApiProperty() units: string;
  @ApiProperty({ type: UseTermsView }) terms: UseTermsView;
  @ApiProperty({ description: 'What it comes to so far, in minor units: rounded once for the month' }) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The sale, once the month was taken' }) saleId: string | null;
}

export class UseMonthsPage {
  @ApiProperty({ type: [UseMonthView], description: 'The newest months first' }) months: UseMonthView[];
  @ApiProperty({ ...NULLABLE_TEXT, description: 'For `before`, while there are earlier months' }) nextBefore: string | null;
}

export class AcceptanceView {
  @ApiProperty() offerId: string;
  @ApiProperty({ description: 'It was bought: nothing is counted' }) isBought: boolean;
  @ApiProperty(DATE) since: string;
  @ApiProperty({ ...NULLABLE_DATE, description: 'The terms have changed: these hold until then' }) until: string | null;
}

export class AcceptanceStateView {
  @ApiProperty({ type: AcceptanceView, nullable: true }) acceptance: AcceptanceView | null;
  @ApiProperty({ type: UseMonthView, nullable: true, description: 'What was used under it this month' }) month: UseMonthView | null;
}

export class UseEventView {
  @ApiProperty() id: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: it is gone' }) repository: string | null;
  @ApiProperty({ type: String, nullable: true, enum: REPO_TYPES }) type: RepoType | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Who used it and pays' }) holder: string | null;
  @ApiProperty({ enum: ['call', 'job', 'app'], description: 'Who says so: the hub of calls and jobs, an app of its own use' })
  source: string;
  @ApiProperty() units: string;
  @ApiProperty() unit: string;
  @ApiProperty() note: string;
  @ApiProperty(DATE) at: string;
  @ApiProperty({ ...DATE, description: 'When it was told' }) toldAt: string;
  @ApiProperty({ enum: USE_STATES, description: 'reversed: it is not counted' }) state: string;
  @ApiProperty(NULLABLE_TEXT) objection: string | null;
  @ApiProperty(NULLABLE_TEXT) answer: string | null;
  @ApiProperty(NULLABLE_DATE) decidedAt: string | null;
}

export class UseEventsPage {
  @ApiProperty({ type: [UseEventView], description: 'The newest first' }) events: UseEventView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class ToldRefusalView {
  @ApiProperty() code: string;
  @ApiProperty() message: string;
}

export class ToldResultView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['counted', 'replayed', 'refused'], description: 'replayed: it was counted before' }) outcome: string;
  @ApiProperty({ type: ToldRefusalView, nullable: true }) refusal: ToldRefusalView | null;
}

export class ToldResultsView {
  @ApiProperty({ type: [ToldResultView], description: 'In the order of the events' }) results: ToldResultView[];
}

export class UsageKeyView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty(DATE) createdAt: string;
  @ApiProperty({ ...NULLABLE_DATE, description: 'To the minute' }) usedAt: string | null;
}

export class UsageKeysView {
  @ApiProperty({ type: [UsageKeyView] }) keys: UsageKeyView[];
}

export class MadeUsageKeyView extends UsageKeyView {
  @ApiProperty({ description: 'Shown this once' }) secret: string;
}

export function viewTerms({ unit, priceMicro, perUnits, freeUnits }: UseTerms): UseTermsView {
  return { unit, price: microText((priceMicro * perUnits) / MILLION), per: Number(perUnits), freeUnits: String(freeUnits) };
}

/** `2000n` millionths are `0.002`. */
function microText(micro: bigint): string {
  const digits = String(micro).padStart(MICRO_DIGITS + 1, '0');
  return `${digits.slice(0, -MICRO_DIGITS)}.${digits.slice(-MICRO_DIGITS)}`.replace(/\.?0+$/, '');
}

export function viewMonth({ offerId, repository, holder, periodAt, units, atoms, currency, terms, saleId }: UseTally): UseMonthView {
  return {
    offerId: String(offerId),
    type: repository.type,
    repository: repository.name,
    holder,
    month: monthOf(periodAt),
    units: String(units),
    terms: viewTerms(terms),
    amountMinor: String(atomsToMinor(atoms, CURRENCIES[currency as Currency])),
    currency,
    saleId: saleId === null ? null : String(saleId),
  };
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** A page ends with a whole month, so that the next one begins before it. */
export function viewMonths(tallies: readonly UseTally[], limit: number): UseMonthsPage {
  if (tallies.length < limit) return { months: tallies.map(viewMonth), nextBefore: null };
  const last = monthOf(tallies.at(-1)!.periodAt);
  const whole = tallies.filter(({ periodAt }) => monthOf(periodAt) !== last);
  // One month alone fills the page: what is beyond it is left out rather than told twice.
  const shown = whole.length > 0 ? whole : tallies;
  return { months: shown.map(viewMonth), nextBefore: monthOf(shown.at(-1)!.periodAt) };
}

export function viewAcceptance({ offerId, isBought, since, until }: LiveRight): AcceptanceView {
  return { offerId: String(offerId), isBought, since: since.toISOString(), until: until?.toISOString() ?? null };
}

export function viewEvent({ id, repository, holder, source, units, unit, note, at, toldAt, state, ...event }: UseEvent): UseEventView {
  return {
    id: String(id),
    repository: repository?.name ?? null,
    type: repository?.type ?? null,
    holder,
    source,
    units: String(units),
    unit,
    note,
    at: at.toISOString(),
    toldAt: toldAt.toISOString(),
    state,
    objection: event.objection,
    answer: event.answer,
    decidedAt: event.decidedAt?.toISOString() ?? null,
  };
}

export function viewEvents(events: readonly UseEvent[], limit: number): UseEventsPage {
  return { events: events.map(viewEvent), nextCursor: nextOf(events, limit) };
}

export function viewResults(results: readonly ToldResult[]): ToldResultsView {
  return { results: [...results] };
}

export function viewKey({ id, name, createdAt, usedAt }: UseKey): UsageKeyView {
  return { id: String(id), name, createdAt: createdAt.toISOString(), usedAt: usedAt?.toISOString() ?? null };
}
