import { ApiProperty } from '@nestjs/swagger';
import { microText } from '@modelgrove/shared';
import {
  type ComputeOffer,
  type ComputeRules,
  type JobQuote,
  type JobStatement,
  type OwnRunners,
  SHARING_NAMES,
  type SharingName,
} from '../../modules/compute';
import type { PastRate, RunnerRate } from '../../modules/jobs';
import { RunnerView, viewRunner } from './runners.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MINOR = { description: 'A whole number of the smallest unit of the currency', example: '200' } as const;
const NULLABLE_MINOR = { ...MINOR, ...NULLABLE_TEXT } as const;
const HOUR = { description: 'Of an hour, as people write it', example: '1.50' } as const;
const NULLABLE_SECONDS = { type: Number, nullable: true } as const;

export class PastRateView {
  @ApiProperty({ ...HOUR, description: 'A job that uses no GPU' }) cpuHour: string;
  @ApiProperty({ ...HOUR, description: 'Each GPU of a job that does' }) gpuHour: string;
  @ApiProperty({ description: 'It took jobs of others' }) isOpen: boolean;
  @ApiProperty() currency: string;
  @ApiProperty({ format: 'date-time', description: 'From then on' }) at: string;
}

export class PastRatesView {
  @ApiProperty({ type: [PastRateView], description: 'The newest first' }) rates: PastRateView[];
}

export class ComputeRulesView {
  @ApiProperty({ type: 'integer' }) feeBasisPoints: number;
  @ApiProperty() mayOpen: boolean;
}

export class OwnRunnersView extends ComputeRulesView {
  @ApiProperty() currency: string;
  @ApiProperty({ type: [RunnerView] }) runners: RunnerView[];
}

export class JobAttemptCostView {
  @ApiProperty({ type: 'integer' }) attempt: number;
  @ApiProperty({ description: 'As it was called then' }) runner: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null: the hub, or somebody who is gone' }) owner: string | null;
  @ApiProperty({ description: 'The hub’s own' }) isHubs: boolean;
  @ApiProperty(HOUR) hourPrice: string;
  @ApiProperty({ format: 'date-time' }) begunAt: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) endedAt: string | null;
  @ApiProperty({ description: 'It ended by no fault of the job: paid until the last checkpoint that it kept' }) isFault: boolean;
  @ApiProperty({ description: 'By the hub’s clock' }) hubSeconds: number;
  @ApiProperty({ ...NULLABLE_SECONDS, description: 'As the runner says; null: it never did' }) runnerSeconds: number | null;
  @ApiProperty({ description: 'The lower of both' }) paidSeconds: number;
  @ApiProperty(MINOR) amountMinor: string;
}

export class JobCostView {
  @ApiProperty() currency: string;
  @ApiProperty({ ...HOUR, description: 'The highest price of an hour that was agreed to; 0: only runners that cost nothing' })
  maxPrice: string;
  @ApiProperty({ enum: SHARING_NAMES, description: 'Whether runners of others may take it' }) runners: SharingName;
  @ApiProperty({ ...NULLABLE_MINOR, description: 'Set aside when it was queued; null: nothing' }) heldMinor: string | null;
  @ApiProperty({ ...MINOR, description: 'So far, or what it came to' }) usedMinor: string;
  @ApiProperty({ description: 'It was taken, and the rest given back' }) isSettled: boolean;
  @ApiProperty({ type: [JobAttemptCostView], description: 'Those on runners that cost something, the earliest first' })
  attempts: JobAttemptCostView[];
}

export class JobLikelyCostView {
  @ApiProperty(MINOR) lowMinor: string;
  @ApiProperty(MINOR) valueMinor: string;
  @ApiProperty(MINOR) highMinor: string;
}

export class ComputeOfferView {
  @ApiProperty() runner: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Whose it is; null: the hub’s' }) owner: string | null;
  @ApiProperty({ description: 'Of the namespace that pays: costs nothing' }) isOwn: boolean;
  @ApiProperty({ description: 'It was heard of lately, and takes jobs' }) isThere: boolean;
  @ApiProperty({ ...HOUR, description: 'Of an hour of this job' }) hourPrice: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'How it runs trainers: process or docker' }) backend: string | null;
  @ApiProperty({ type: [String] }) gpuNames: string[];
  @ApiProperty({ type: 'integer' }) cpus: number;
}

export class JobQuoteView {
  @ApiProperty() currency: string;
  @ApiProperty({ ...HOUR, description: 'As it was asked for' }) price: string;
  @ApiProperty({
    type: JobLikelyCostView,
    nullable: true,
    description: 'What the estimate of its time comes to at that price; null without one',
  })
  likely: JobLikelyCostView | null;
  @ApiProperty({ ...MINOR, description: 'What its limit of time comes to' }) mostMinor: string;
  @ApiProperty({ type: [String], description: 'What it reads and makes that not everybody may see: whoever runs a machine can' })
  hidden: string[];
  @ApiProperty({ type: [ComputeOfferView], description: 'Runners that it could go to, the cheapest first' }) offers: ComputeOfferView[];
}

export function viewRates(rates: readonly PastRate[]): PastRatesView {
  return { rates: rates.map((rate) => ({ ...viewRate(rate), currency: rate.currency, at: rate.at.toISOString() })) };
}

function viewRate({ cpuHourMicro, gpuHourMicro, isOpen }: RunnerRate): Pick<PastRateView, 'cpuHour' | 'gpuHour' | 'isOpen'> {
  return { cpuHour: microText(cpuHourMicro), gpuHour: microText(gpuHourMicro), isOpen };
}

export function viewOwnRunners({ runners, currency, ...rules }: OwnRunners): OwnRunnersView {
  return { ...viewComputeRules(rules), currency, runners: runners.map(viewRunner) };
}

export function viewComputeRules({ feeBasisPoints, mayOpen }: ComputeRules): ComputeRulesView {
  return { feeBasisPoints, mayOpen };
}

export function viewCost({ job, currency, cost, totalMinor, attempts }: JobStatement): JobCostView {
  return {
    currency,
    maxPrice: microText(job.priceLimitMicro),
    runners: SHARING_NAMES[job.sharing],
    heldMinor: cost && String(cost.heldMinor),
    usedMinor: String(totalMinor),
    isSettled: cost !== null && cost.endedAt !== null,
    attempts: attempts.map(viewAttempt),
  };
}

function viewAttempt(attempt: JobStatement['attempts'][number]): JobAttemptCostView {
  const { runnerName, owner, ownerId, priceMicro, begunAt, endedAt, isFault, hubMs, runnerMs, paidMs, amountMinor } = attempt;
  return {
    attempt: attempt.attempt,
    runner: runnerName,
    owner,
    isHubs: ownerId === null,
    hourPrice: microText(priceMicro),
    begunAt: begunAt.toISOString(),
    endedAt: endedAt && endedAt.toISOString(),
    isFault,
    hubSeconds: secondsOf(hubMs),
    runnerSeconds: runnerMs === null ? null : secondsOf(runnerMs),
    paidSeconds: secondsOf(paidMs),
    amountMinor: String(amountMinor),
  };
}

export function viewQuote({ currency, hourMicro, likely, mostMinor, hidden, offers }: JobQuote): JobQuoteView {
  const { lowMinor, valueMinor, highMinor } = likely ?? {};
  return {
    currency,
    price: microText(hourMicro),
    likely: likely && { lowMinor: String(lowMinor), valueMinor: String(valueMinor), highMinor: String(highMinor) },
    mostMinor: String(mostMinor),
    hidden,
    offers: offers.map(viewOffer),
  };
}

function viewOffer({ runner, hourMicro, isOwn, isThere }: ComputeOffer): ComputeOfferView {
  const { name, namespace, host, cpus } = runner;
  const machine = { backend: host.backend ?? null, gpuNames: host.gpuNames ?? [], cpus };
  return { runner: name, owner: namespace, isOwn, isThere, hourPrice: microText(hourMicro), ...machine };
}

function secondsOf(ms: bigint): number {
  return Number(ms) / 1000;
}
