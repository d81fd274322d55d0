import type { RepositorySummary } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { useTray } from './use-tray';

/** Puts a model beside others, or takes it away. */
export function CardCompare({ model: { id } }: { model: RepositorySummary }) {
  const t = useT();
  const { has, toggle } = useTray();
  return (
    <button
      type="button"
      aria-pressed={has(id)}
      aria-label={t('tray.compareOne', { model: id })}
      title={t('tray.compare')}
      onClick={() => toggle(id)}
      className={cx(
        'relative z-10 -my-1 ml-auto inline-flex size-6 shrink-0 items-center justify-center rounded-control',
        has(id) ? 'bg-accent text-on-accent' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Icon name="compare" className="size-3.5" />
    </button>
  );
}
