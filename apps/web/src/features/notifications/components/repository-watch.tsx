import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import type { WatchLevel } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Icon } from '../../../ui/icon';
import { useToast } from '../../../ui/toast';
import { useWatchRepository, watchQuery } from '../api/watch';

const LEVELS = ['normal', 'watch', 'mute'] as const;

/** What one hears of in a repository. */
export function RepositoryWatch({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const { say } = useToast();
  const { data } = useQuery(watchQuery(repository));
  const watch = useWatchRepository(repository);
  if (data === undefined) return null;
  const choose = (level: WatchLevel) => watch.mutate(level, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <label className="inline-flex items-center gap-2 text-sm text-muted">
      <Icon name="bell" />
      <span className="sr-only">{t('watch.title')}</span>
      <select
        value={data.level ?? 'normal'}
        onChange={({ target }) => choose(target.value === 'normal' ? null : (target.value as WatchLevel))}
        className="h-8 rounded-control border border-line-strong bg-surface px-2 text-ink"
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`watch.${level}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
