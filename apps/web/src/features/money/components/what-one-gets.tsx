import type { Offer, RepositoryDetail } from '../../../lib/api-types';
import { formatBytes, formatParameters } from '../../../lib/formats';
import { type Translate, useLocale, useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';

export function WhatOneGets({ repository, offer: { kind, updatesMonths } }: { repository: RepositoryDetail; offer: Offer }) {
  const t = useT();
  const locale = useLocale();
  const { type, usedBytes, parameters, commitsCount } = repository;
  const size = formatBytes(usedBytes, locale);
  const facts = [
    parameters === null ? t('buy.gets.size', { size }) : t('buy.gets.size.model', { size, parameters: formatParameters(parameters) }),
    t('buy.gets.history', { count: commitsCount }),
    t(`buy.gets.${type}`),
    versionsText(updatesMonths, t),
    t(kind === 'monthly' ? 'month.gets.stays' : 'buy.gets.stays'),
  ];
  return (
    <ul className="space-y-1.5">
      {facts.map((fact) => (
        <li key={fact} className="flex items-start gap-2">
          <Icon name="check" className="mt-0.5 size-4 shrink-0 text-accent-soft-ink" />
          {fact}
        </li>
      ))}
    </ul>
  );
}

function versionsText(months: number | null, t: Translate): string {
  if (months === null) return t('versions.gets.all');
  return months === 0 ? t('versions.gets.none') : t('versions.gets.months', { count: months });
}
