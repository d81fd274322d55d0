import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Icon } from '../../../ui/icon';

interface Props {
  facts: readonly string[];
  sha256?: string | null;
  sizeBytes?: number | null;
  downloadHref: string;
  rawHref?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** What stands around the contents of every kind of file. */
export function FileFrame({ facts, sha256 = null, sizeBytes = null, downloadHref, rawHref, actions, children }: Props) {
  const t = useT();
  return (
    <section className="overflow-hidden rounded-panel border border-line bg-surface">
      <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line bg-sunken px-3 py-1.5">
        <span className="grow text-xs text-muted max-sm:basis-full">{facts.join(' · ')}</span>
        {actions}
        {rawHref === undefined ? null : (
          <a href={rawHref} className={buttonClass('plain')}>
            {t('file.raw')}
          </a>
        )}
        <a href={downloadHref} className={buttonClass('plain')}>
          <Icon name="download" />
          <span className="max-md:sr-only">{t('files.download')}</span>
        </a>
      </div>
      {sha256 === null ? null : <Pointer sha256={sha256} sizeBytes={sizeBytes} />}
      {children}
    </section>
  );
}

/** What a download must have, for those who want to be sure, and what git keeps in its place. */
function Pointer({ sha256, sizeBytes }: { sha256: string; sizeBytes: number | null }) {
  const t = useT();
  return (
    <>
      <p className="flex items-center gap-2 border-b border-line px-3 py-1 text-xs text-muted">
        <span className="whitespace-nowrap">SHA-256</span>
        <code className="min-w-0 font-mono">{sha256}</code>
        <CopyButton text={sha256} label={t('file.copySha256')} />
      </p>
      <details className="border-b border-line px-3 py-1 text-xs text-muted">
        <summary className="min-h-6 leading-6">{t('file.pointer')}</summary>
        <pre className="overflow-x-auto pb-1 font-mono leading-5" tabIndex={0}>
          {`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${sizeBytes ?? ''}`}
        </pre>
      </details>
    </>
  );
}
