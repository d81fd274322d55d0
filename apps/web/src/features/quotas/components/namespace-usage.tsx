import { useQuery } from '@tanstack/react-query';
import type { NamespaceUsage as Usage } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { usageQuery } from '../api/usage';
import { shareOf } from '../model/share';
import { UsageBar } from './usage-bar';

/**
 * For members: what a namespace stores. Nothing where that is not known (yet): the page is about something else. `showsMonths`: with the way to what it used in
 * each month, for those who may see that.
 */
export function NamespaceUsage({ namespace, showsMonths = false }: { namespace: string; showsMonths?: boolean }) {
  const t = useT();
  const { data } = useQuery(usageQuery(namespace));
  return data === undefined ? null : (
    <Panel title={t('usage.title')}>
      <UsageBars usage={data} advice />
      {showsMonths ? (
        <AppLink href={`/${encodeURIComponent(namespace)}/-/use`} className="mt-4 inline-block text-sm text-link hover:underline">
          {t('usage.months')}
        </AppLink>
      ) : null}
    </Panel>
  );
}

/** `advice`: what its owner can do about a full one. */
export function UsageBars({ usage, advice = false, className = 'space-y-4' }: { usage: Usage; advice?: boolean; className?: string }) {
  const t = useT();
  const locale = useLocale();
  const { storedBytes, maxBytes, repositories, maxRepositories } = usage;
  const [used, most] = [formatBytes(storedBytes, locale), maxBytes === null ? null : formatBytes(maxBytes, locale)];
  const isFull = maxBytes !== null && shareOf(storedBytes, maxBytes).level === 'full';
  return (
    <div className={className}>
      <UsageBar
        name={t('usage.storage')}
        used={storedBytes}
        limit={maxBytes}
        text={most === null ? used : t('usage.of', { used, most })}
        note={isFull && advice ? <p className="mt-2 text-danger">{t('usage.full')}</p> : null}
      />
      <UsageBar
        name={t('usage.repositories')}
        used={repositories}
        limit={maxRepositories}
        text={
          maxRepositories === null ? String(repositories) : t('usage.of', { used: String(repositories), most: String(maxRepositories) })
        }
      />
    </div>
  );
}
