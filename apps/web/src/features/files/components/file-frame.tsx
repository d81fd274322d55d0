import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';

interface Props {
  facts: readonly string[];
  downloadHref: string;
  rawHref?: string;
  children: ReactNode;
}

/** What stands around the contents of every kind of file. */
export function FileFrame({ facts, downloadHref, rawHref, children }: Props) {
  const t = useT();
  return (
    <section className="overflow-hidden rounded-panel border border-line bg-surface">
      <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line bg-sunken px-3 py-1.5">
        <span className="grow text-xs text-muted">{facts.join(' · ')}</span>
        {rawHref === undefined ? null : (
          <a href={rawHref} className={buttonClass('plain')}>
            {t('file.raw')}
          </a>
        )}
        <a href={downloadHref} className={buttonClass('plain')}>
          <Icon name="download" />
          {t('files.download')}
        </a>
      </div>
      {children}
    </section>
  );
}
