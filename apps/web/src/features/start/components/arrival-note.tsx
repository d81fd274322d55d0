import { repositoryAddress, type RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';

/** Waits for the first push, and turns green when it has arrived. `null`: not yet. */
export function ArrivalNote({ repository }: { repository: RepositoryKey | null }) {
  const t = useT();
  return (
    <div role="status" className="mt-4 border-t border-line pt-4">
      {repository === null ? (
        <p className="flex items-center gap-2 text-muted">
          <span aria-hidden className="size-2 rounded-full bg-accent motion-safe:animate-pulse" />
          {t('start.waiting')}
        </p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-accent-soft p-3 text-accent-soft-ink">
          <p className="flex items-center gap-2 font-medium">
            <Icon name="check" />
            {t('start.arrived', { repository: `${repository.namespace}/${repository.name}` })}
          </p>
          <AppLink href={repositoryAddress(repository)} className={buttonClass('primary')}>
            {t('start.look')}
          </AppLink>
        </div>
      )}
    </div>
  );
}
