import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { formatCount, formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useLaterWords } from '../../../lib/later-words';
import { downloadsQuery } from '../api/downloads';
import { busiest, sparkPath } from '../model/spark';

const SIZE = { width: 300, height: 48, margin: 2 };

/** Downloads of the last 30 days as a line, with the same in words. Nothing while there were none. */
export function DownloadSpark({ repository }: { repository: RepositoryKey }) {
  useLaterWords();
  const t = useT();
  const locale = useLocale();
  const { data } = useQuery(downloadsQuery(repository));
  const top = data && busiest(data.days);
  if (!data || !top) return null;
  const path = sparkPath(
    data.days.map(({ count }) => count),
    SIZE,
  );
  const { width, height, margin } = SIZE;
  const words = t('facts.spark', { total: data.last30Days, day: formatDay(top.day, locale), count: top.count });
  return (
    <figure className="pb-3">
      <svg viewBox={`0 0 ${width} ${height}`} className="h-12 w-full" preserveAspectRatio="none" role="img" aria-label={words}>
        <path
          d={`${path}L${width - margin} ${height - margin}L${margin} ${height - margin}Z`}
          className="fill-current text-link opacity-15"
        />
        <path
          d={path}
          className="fill-none stroke-current text-link"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="flex justify-between text-xs text-muted">
        <span>{t('facts.sparkDays')}</span>
        <span>{t('facts.allTime', { count: formatCount(data.allTime, locale) })}</span>
      </figcaption>
    </figure>
  );
}
