import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import {
  type MonthFacts,
  type NamespaceKind,
  type NamespaceLine,
  type NamespaceReport,
  type Report,
  type RepositoryLine,
  textsOf,
  totalOf,
  type Used,
} from '../../modules/showback';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DATE = { format: 'date-time' } as const;

export class ShowbackRatesView {
  @ApiProperty({ description: 'For a GiB (2^30 bytes) kept a month, in the currency’s unit', example: '0.2' }) storage: string;
  @ApiProperty({ description: 'For an hour of a job', example: '1.5' }) jobHour: string;
  @ApiProperty({ description: 'For a million tokens that models were asked', example: '0.5' }) prompt: string;
  @ApiProperty({ description: 'For a million tokens that models answered', example: '1' }) completion: string;
  @ApiProperty({ description: 'For a million tokens that models were trained on', example: '3' }) trained: string;
  @ApiProperty({ ...NULLABLE_TEXT, ...DATE, description: 'Since when they hold; null: nobody has set any' }) since: string | null;
}

export class ShowbackMonthView {
  @ApiProperty({ description: 'In UTC', example: '2026-11' }) month: string;
  @ApiProperty({ ...DATE, description: 'The end of the month, or now' }) countedUntil: string;
  @ApiProperty({ type: 'integer', description: 'Its days that have begun: storage is the average over them' }) daysCounted: number;
  @ApiProperty({ description: 'The first that there is', example: '2026-10' }) firstMonth: string;
  @ApiProperty({ description: 'The present one', example: '2026-11' }) lastMonth: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: ShowbackRatesView, description: 'The internal rates of that month' }) rates: ShowbackRatesView;
  @ApiProperty({ description: 'Whether any of them is above nothing' }) isPriced: boolean;
}

export class ShowbackUsedView {
  @ApiProperty({ description: 'Bytes kept for a day, added up: exact', example: '1073741824' }) byteDays: string;
  @ApiProperty({ description: 'The average over the days that are counted' }) storedBytes: number;
  @ApiProperty() jobSeconds: number;
  @ApiProperty() trainedTokens: number;
  @ApiProperty() promptTokens: number;
  @ApiProperty() completionTokens: number;
  @ApiProperty({ description: 'By the internal rates, in minor units: each line is rounded once, sums are those of the lines' })
  costMinor: string;
}

export class ShowbackPaidView {
  @ApiProperty({ description: 'What was bought, without what was given back; in minor units' }) purchasesMinor: string;
  @ApiProperty() plansMinor: string;
  @ApiProperty({ description: 'What is paid by use' }) useMinor: string;
  @ApiProperty({ description: 'Jobs on runners that cost something' }) computingMinor: string;
  @ApiProperty() tipsMinor: string;
  @ApiProperty({ description: 'All of it' }) totalMinor: string;
}

export class ShowbackTotalsView extends ShowbackUsedView {
  @ApiProperty({ type: ShowbackPaidView, nullable: true, description: 'What was really paid; null where money is switched off' })
  paid: ShowbackPaidView | null;
}

export class ShowbackNamespaceView extends ShowbackTotalsView {
  @ApiProperty({ description: 'Of today, or the last it had' }) name: string;
  @ApiProperty({ type: String, enum: ['organization', 'user'], nullable: true }) kind: NamespaceKind | null;
  @ApiProperty({ description: 'It was deleted' }) isGone: boolean;
}

export class ShowbackRepositoryNameView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty({ example: 'acme/tiny' }) name: string;
  @ApiProperty({ description: 'It was deleted' }) isGone: boolean;
}

export class ShowbackRepositoryView extends ShowbackUsedView {
  @ApiProperty({ type: ShowbackRepositoryNameView, nullable: true, description: 'null: what is of no repository, or of one that is gone' })
  repository: ShowbackRepositoryNameView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What was really paid for it, in minor units; null where money is switched off' })
  paidMinor: string | null;
}

export class ShowbackView extends ShowbackMonthView {
  @ApiProperty({ type: ShowbackTotalsView, description: 'Of all of them, on every page' }) totals: ShowbackTotalsView;
  @ApiProperty({ type: [ShowbackNamespaceView], description: 'Those who used or paid something, by their names' })
  namespaces: ShowbackNamespaceView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class NamespaceShowbackView extends ShowbackMonthView {
  @ApiProperty({ type: ShowbackNamespaceView }) namespace: ShowbackNamespaceView;
  @ApiProperty({
    type: [ShowbackRepositoryView],
    description: 'By their names, what is of no repository first: they add up to the namespace',
  })
  repositories: ShowbackRepositoryView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewReport({ facts, totals, namespaces }: Report, limit: number): ShowbackView {
  return {
    ...viewMonth(facts),
    totals: { ...viewUsed(totals, facts), paid: viewPaid(totals.spent) },
    namespaces: namespaces.map((line) => viewNamespace(line, facts)),
    nextCursor: namespaces.length < limit ? null : (namespaces.at(-1)?.name.toLowerCase() ?? null),
  };
}

export function viewNamespaceReport({ facts, namespace, repositories, next }: NamespaceReport): NamespaceShowbackView {
  return {
    ...viewMonth(facts),
    namespace: viewNamespace(namespace, facts),
    repositories: repositories.map((line) => viewRepository(line, facts)),
    nextCursor: next && `${next.id}:${next.name}`,
  };
}

function viewMonth({
  name: month,
  countedUntil,
  rates,
  daysCounted,
  firstMonth,
  lastMonth,
  currency,
  isPriced,
}: MonthFacts): ShowbackMonthView {
  const viewed = { ...textsOf(rates), since: rates.at?.toISOString() ?? null };
  return { month, countedUntil: countedUntil.toISOString(), daysCounted, firstMonth, lastMonth, currency, rates: viewed, isPriced };
}

function viewUsed(used: Used, { daysCounted }: MonthFacts): ShowbackUsedView {
  const { byteDays, jobSeconds, trainedTokens, promptTokens, completionTokens, costMinor } = used;
  const storedBytes = Math.round(Number(byteDays) / Math.max(1, daysCounted));
  return {
    byteDays: String(byteDays),
    storedBytes,
    jobSeconds,
    trainedTokens,
    promptTokens,
    completionTokens,
    costMinor: String(costMinor),
  };
}

function viewPaid(spent: NamespaceLine['spent']): ShowbackPaidView | null {
  return (
    spent && {
      purchasesMinor: String(spent.purchases),
      plansMinor: String(spent.plans),
      useMinor: String(spent.use),
      computingMinor: String(spent.computing),
      tipsMinor: String(spent.tips),
      totalMinor: String(totalOf(spent)),
    }
  );
}

function viewNamespace({ name, kind, isGone, spent, ...used }: NamespaceLine, facts: MonthFacts): ShowbackNamespaceView {
  return { name, kind, isGone, ...viewUsed(used, facts), paid: viewPaid(spent) };
}

function viewRepository({ repository, paidMinor, ...used }: RepositoryLine, facts: MonthFacts): ShowbackRepositoryView {
  return { repository, ...viewUsed(used, facts), paidMinor: paidMinor === null ? null : String(paidMinor) };
}
