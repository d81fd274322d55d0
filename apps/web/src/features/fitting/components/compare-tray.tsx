import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useT } from '../../../lib/i18n';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { compareHref, MOST_COMPARED, readModels } from '../model/tray';
import { useTray } from './use-tray';

/** A bar at the foot: part of the page's own height, so that nothing ends below it. */
export function CompareTray({ kept }: { kept: string }) {
  const t = useT();
  const { toggle, clear } = useTray();
  const isThere = useLocation().pathname === '/models/compare';
  const ids = readModels(kept);
  const isShown = ids.length > 0 && !isThere;
  useRoomBelow(isShown);
  if (!isShown) return null;
  return (
    <section aria-label={t('tray.title')} className="sticky bottom-0 z-30 border-t border-line-strong bg-surface shadow-raised">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-2 px-4 py-2 sm:px-6">
        <ul className="flex min-w-0 grow flex-wrap gap-1.5 max-sm:max-h-20 max-sm:overflow-y-auto">
          {ids.map((id) => (
            <li key={id} className="flex max-w-full min-w-0 items-center rounded-control bg-sunken pl-2 text-xs">
              <span data-by-user="" className="min-w-0 truncate" title={id}>
                {id}
              </span>
              <button
                type="button"
                aria-label={t('tray.remove', { model: id })}
                onClick={() => toggle(id)}
                className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
              >
                <Icon name="close" className="size-3" />
              </button>
            </li>
          ))}
        </ul>
        <Button tone="quiet" onClick={clear}>
          {t('tray.clear')}
        </Button>
        <AppLink href={compareHref(ids)} className={buttonClass('primary')}>
          <Icon name="compare" />
          {t('tray.open', { count: ids.length, most: MOST_COMPARED })}
        </AppLink>
      </div>
    </section>
  );
}

/** What has the focus is scrolled to where the bar does not stand. */
function useRoomBelow(isShown: boolean): void {
  useEffect(() => {
    document.documentElement.style.scrollPaddingBottom = isShown ? '6rem' : '';
    return () => {
      document.documentElement.style.scrollPaddingBottom = '';
    };
  }, [isShown]);
}
