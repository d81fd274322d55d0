import type { ImportSource } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';

/** What the other hub says of it. */
export function FoundSource({ found }: { found: ImportSource }) {
  const t = useT();
  const locale = useLocale();
  return (
    <section aria-label={t('import.found')} aria-live="polite" className="space-y-3">
      <div className="rounded-panel border border-line bg-surface p-4">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Icon name={found.type} className="size-5 text-link" />
          <a href={found.url} rel="noreferrer" className="font-semibold break-all text-link hover:underline" data-by-user="">
            {found.id}
          </a>
          <Badge>{t(`type.${found.type}.one`)}</Badge>
          {found.isPrivate ? <Badge tone="warn">{t('repo.private')}</Badge> : null}
          {found.isGated ? <Badge tone="warn">{t('repo.gated')}</Badge> : null}
        </p>
        <p className="mt-1 text-muted">
          {t('import.size', { count: found.files, size: formatBytes(found.bytes, locale) })}
          {' · '}
          <span data-by-user="">{found.revision}</span> <code className="font-mono text-xs">{found.commitOid.slice(0, 8)}</code>
          {' · '}
          {found.upstream}
        </p>
      </div>
      {found.isPrivate || found.isGated ? <Notice tone="warn">{t('import.staysPrivate')}</Notice> : null}
    </section>
  );
}
