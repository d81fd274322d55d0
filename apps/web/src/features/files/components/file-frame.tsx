import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Icon } from '../../../ui/icon';

interface Props {
  facts: readonly string[];
  sha256?: string | null;
  downloadHref: string;
  rawHref?: string;
  children: ReactNode;
}

/** What stands around the contents of every kind of file. */
export function FileFrame({ facts, sha256 = null, downloadHref, rawHref, children }: Props) {
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
      {sha256 === null ? null : <Checksum sha256={sha256} />}
      {children}
    </section>
  );
}

/** What a download must have, for those who want to be sure. */
function Checksum({ sha256 }: { sha256: string }) {
  const t = useT();
  return (
    <p className="flex items-center gap-2 border-b border-line px-3 py-1 text-xs text-muted">
      <span className="whitespace-nowrap">SHA-256</span>
      <code className="min-w-0 font-mono">{sha256}</code>
      <CopyButton text={sha256} label={t('file.copySha256')} />
    </p>
  );
}
