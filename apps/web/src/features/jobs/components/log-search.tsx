import type { KeyboardEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';

interface Props {
  sought: string;
  onSeek: (text: string) => void;
  /** Which of those that were found is looked at. */
  at: number;
  count: number;
  onGo: (index: number) => void;
}

/** Enter goes to the next line that was found, Shift+Enter to the one before. */
export function LogSearch({ sought, onSeek, at, count, onGo }: Props) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || count === 0) return;
    event.preventDefault();
    onGo(event.shiftKey ? at - 1 : at + 1);
  };
  return (
    <div role="search" className="flex min-w-0 grow items-center gap-1 sm:max-w-md">
      <span className="relative min-w-0 grow">
        <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
        <input
          type="search"
          aria-label={t('job.searchLog')}
          placeholder={t('job.searchLog')}
          value={sought}
          onChange={(event) => onSeek(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-8 w-full rounded-control border border-line-strong bg-surface pr-2 pl-8 placeholder:text-muted"
        />
      </span>
      <span role="status" className="shrink-0 text-xs text-muted tabular-nums empty:hidden">
        {sought === '' ? '' : count === 0 ? t('job.nothingFound') : t('job.foundAt', { at: at + 1, count })}
      </span>
      {count === 0 ? null : (
        <>
          <Button tone="quiet" className="px-1.5" aria-label={t('job.previousFound')} onClick={() => onGo(at - 1)}>
            <Icon name="chevron" className="size-4 rotate-180" />
          </Button>
          <Button tone="quiet" className="px-1.5" aria-label={t('job.nextFound')} onClick={() => onGo(at + 1)}>
            <Icon name="chevron" />
          </Button>
        </>
      )}
    </div>
  );
}
