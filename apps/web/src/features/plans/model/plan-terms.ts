// What a plan gives, as lines of its card: only what it says itself, since the rest is what everybody has.
import type { Plan } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import type { MessageId } from '../../../lib/i18n';

export interface TermLine {
  id: MessageId;
  values: Record<string, string | number>;
}

type Terms = Plan['terms'];

/** `locale` for numbers; null in a plan is without limit. */
export function termLines({ terms, isPerSeat }: Pick<Plan, 'terms' | 'isPerSeat'>, locale: string): TermLine[] {
  const count = (value: number) => new Intl.NumberFormat(locale).format(value);
  const each = isPerSeat ? 'seat' : 'one';
  const limited = (field: keyof Terms, name: string, write: (value: number) => string): TermLine[] => {
    const value = terms[field];
    if (value === undefined) return [];
    if (value === null) return [{ id: `plan.gives.${name}.all` as MessageId, values: {} }];
    return [{ id: `plan.gives.${name}.${each}` as MessageId, values: { value: write(value as number) } }];
  };
  const plain = (field: keyof Terms, name: string, least: number): TermLine[] => {
    const value = terms[field];
    return typeof value === 'number' && value > least ? [{ id: `plan.gives.${name}` as MessageId, values: { value: count(value) } }] : [];
  };
  return [
    ...limited('privateStorageBytes', 'storage', (bytes) => formatBytes(bytes, locale)),
    ...plain('concurrentJobs', 'jobs', 0),
    ...limited('jobMinutesPerMonth', 'minutes', count),
    ...limited('gatewayTokensPerMonth', 'tokens', count),
    ...plain('requestsFactor', 'requests', 1),
    ...(terms.jobPriority !== undefined && terms.jobPriority > 0 ? [{ id: 'plan.gives.priority' as MessageId, values: {} }] : []),
  ];
}
