// What a change of a plan costs, and from when on: pure. The preview and the invoice are both made here, with the same moment.
import { createHash } from 'node:crypto';
import { type BillingInterval, periodAt, type PlanItem, planChange, type ProrationLine } from '@modelgrove/money';
import type { Funding, InvoiceLine, TextIn } from '../invoices';
import type { PlanVersion, Subscription } from './plans.types';

export interface Terms {
  version: PlanVersion;
  interval: BillingInterval;
  seats: number;
}

export interface Draft {
  /** `start`, `trial`: a subscription begins; `now`: charged for the rest of the period; `later`: from the next one on; `keep`: what was to change stays. */
  kind: 'start' | 'trial' | 'now' | 'later' | 'keep';
  at: Date;
  lines: InvoiceLine[];
  period: { fromAt: Date; untilAt: Date };
  /** A period of its own begins now. */
  isNewAnchor: boolean;
}

export function unitOf({ version, interval }: Pick<Terms, 'version' | 'interval'>): bigint {
  return interval === 'month' ? version.monthMinor : version.yearMinor;
}

export function firstDraft(terms: Terms, at: Date, zone: string, hasTrial: boolean): Draft {
  const first = periodAt({ at, zone }, terms.interval, 0);
  const period = { fromAt: first.startAt, untilAt: first.endAt };
  return { kind: hasTrial ? 'trial' : 'start', at, lines: hasTrial ? [] : [periodLine(terms, period)], period, isNewAnchor: true };
}

/** Of a subscription that is paid for or tried out. Upgrades count from now, all else from the next period on. */
export function changeDraft(current: Subscription, held: Terms, wanted: Terms, now: Date): Draft {
  const at = now > current.changedAt ? now : current.changedAt;
  const period = { fromAt: current.periodStart, untilAt: current.periodEnd };
  const isSame = held.version.id === wanted.version.id && held.interval === wanted.interval && held.seats === wanted.seats;
  if (isSame) return { kind: 'keep', at, lines: [], period, isNewAnchor: false };
  if (current.state === 'trialing') return { kind: 'now', at, lines: [], period, isNewAnchor: false };
  return upgradeDraft(current, held, wanted, at) ?? { kind: 'later', at, lines: [], period, isNewAnchor: false };
}

function upgradeDraft(current: Subscription, held: Terms, wanted: Terms, at: Date): Draft | null {
  const isLonger = held.interval === 'month' && wanted.interval === 'year';
  if (held.interval !== wanted.interval && !isLonger) return null;
  if (!isLonger && unitOf(wanted) * BigInt(wanted.seats) < unitOf(held) * BigInt(held.seats)) return null;
  const span = { startAt: current.periodStart, endAt: current.periodEnd };
  const moment = new Date(span.startAt.getTime() + Math.floor((at.getTime() - span.startAt.getTime()) / 1000) * 1000);
  const next = isLonger ? periodAt({ at: moment, zone: current.timeZone }, 'year', 0) : span;
  const change = planChange({
    at,
    current: { period: span, items: [itemOf(held)] },
    next: { period: next, items: [itemOf(wanted)] },
  });
  if (isLonger && change.totalMinor <= 0n) return null;
  const lines = change.lines.map((line) => changeLine(line, line.kind === 'unused' ? held : wanted));
  const period = { fromAt: isLonger ? moment : current.periodStart, untilAt: next.endAt };
  return { kind: 'now', at, lines, period, isNewAnchor: isLonger };
}

function itemOf(terms: Terms): PlanItem {
  return { price: `${terms.version.id}:${terms.interval}`, unitMinor: unitOf(terms), quantity: BigInt(terms.seats) };
}

export function periodLine(terms: Terms, { fromAt, untilAt }: Draft['period']): InvoiceLine {
  const [unitMinor, name] = [unitOf(terms), nameOf(terms)];
  return { kind: 'plan', text: name, quantity: terms.seats, unitMinor, amountMinor: unitMinor * BigInt(terms.seats), fromAt, untilAt };
}

function changeLine({ kind, amountMinor, fromAt, untilAt }: ProrationLine, terms: Terms): InvoiceLine {
  const name = nameOf(terms);
  const unused = { en: `Unused: ${name.en}`, 'zh-CN': `未使用部分：${name['zh-CN']}` };
  const remaining = { en: `For the rest: ${name.en}`, 'zh-CN': `剩余时间：${name['zh-CN']}` };
  return {
    kind,
    text: kind === 'unused' ? unused : remaining,
    quantity: terms.seats,
    unitMinor: unitOf(terms),
    amountMinor,
    fromAt,
    untilAt,
  };
}

function nameOf({ version: { texts }, interval }: Terms): TextIn {
  const [en, zh] = interval === 'month' ? ['a month', '按月'] : ['a year', '按年'];
  return { en: `${texts.name.en}, ${en}`, 'zh-CN': `${texts.name['zh-CN']}（${zh}）` };
}

/** The same for the same terms: who confirms a preview agrees to exactly these. */
export function tokenOf(draft: Draft, wanted: Terms, funding: Funding, base: { namespaceId: bigint; subscription: string }): string {
  const { isEnough: _, ...paid } = funding;
  const facts = { draft, wanted: { version: wanted.version.id, interval: wanted.interval, seats: wanted.seats }, paid, base };
  const text = JSON.stringify(facts, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return createHash('sha256').update(text).digest('hex');
}
