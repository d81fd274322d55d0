import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { repositoryAddress, type RepositoryKey } from '../../../lib/addresses';
import type { StorageUse } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { type MessageId, useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Figure, Figures } from '../../../ui/figures';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { reclaimableQuery, storageQuery } from '../api/state';

/** Where the bytes are. */
export function StorageView() {
  const storage = useQuery(storageQuery);
  return (
    <QueryView query={storage} waiting={<SkeletonRows count={5} className="h-20" />}>
      {(use) => (
        <div className="space-y-6">
          <Totals use={use} />
          <ByWhat use={use} />
          <Largest use={use} />
          <Reclaim />
        </div>
      )}
    </QueryView>
  );
}

function Totals({ use }: { use: StorageUse }) {
  const t = useT();
  const locale = useLocale();
  const size = (bytes: number | null) => (bytes === null ? '–' : formatBytes(bytes, locale));
  return (
    <Figures>
      <Figure title={t('admin.storage.largeFiles')} note={t('admin.storage.files', { count: use.largeFiles })}>
        {size(use.largeFileBytes)}
      </Figure>
      <Figure title={t('admin.storage.store')} note={t('admin.storage.unlinked', { size: size(use.unlinkedBytes) })}>
        {t(`admin.storage.kind.${use.objectStore}`)}
      </Figure>
      <Figure title={t('admin.storage.database')} note={t('admin.storage.git', { size: size(use.gitBytes) })}>
        {size(use.databaseBytes)}
      </Figure>
      <Figure title={t('admin.storage.free')} note={t('admin.storage.freeNote')}>
        {size(use.freeBytes)}
      </Figure>
    </Figures>
  );
}

function ByWhat({ use }: { use: StorageUse }) {
  const t = useT();
  const most = Math.max(1, ...use.byNamespace.map((one) => one.largeFileBytes));
  const mostOfType = Math.max(1, ...use.byType.map((one) => one.largeFileBytes));
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      <Panel title={t('admin.storage.byNamespace')}>
        <Bars>
          {use.byNamespace.map((one) => (
            <Bar key={one.name} bytes={one.largeFileBytes} most={most} repositories={one.repositories}>
              <AppLink href={`/${encodeURIComponent(one.name)}`} className="min-w-0 truncate text-ink hover:text-link">
                {one.name}
              </AppLink>
            </Bar>
          ))}
        </Bars>
      </Panel>
      <Panel title={t('admin.storage.byType')}>
        <Bars>
          {use.byType.map((one) => (
            <Bar key={one.name} bytes={one.largeFileBytes} most={mostOfType} repositories={one.repositories}>
              {t(`type.${one.name}.many` as MessageId)}
            </Bar>
          ))}
        </Bars>
      </Panel>
    </div>
  );
}

function Bars({ children }: { children: readonly ReactNode[] }) {
  const t = useT();
  return children.length === 0 ? <p className="text-muted">{t('admin.nothing')}</p> : <ul className="space-y-3">{children}</ul>;
}

function Bar({ bytes, most, repositories, children }: { bytes: number; most: number; repositories: number; children: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  return (
    <li>
      <p className="flex items-baseline justify-between gap-3">
        {children}
        <span className="shrink-0 text-xs text-muted">
          {t('admin.repositories.count', { count: repositories })} · {formatBytes(bytes, locale)}
        </span>
      </p>
      <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-accent" style={{ width: `${Math.max(bytes > 0 ? 1 : 0, (100 * bytes) / most)}%` }} />
      </div>
    </li>
  );
}

function Largest({ use }: { use: StorageUse }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Panel title={t('admin.storage.largest')}>
      {use.largest.length === 0 ? <p className="text-muted">{t('admin.nothing')}</p> : null}
      <ol className="divide-y divide-line">
        {use.largest.map((one) => (
          <li key={`${one.type} ${one.namespace}/${one.name}`} className="flex items-baseline justify-between gap-3 py-1.5">
            <AppLink href={repositoryAddress(one as RepositoryKey)} className="min-w-0 truncate text-ink hover:text-link">
              {one.namespace}/{one.name}
            </AppLink>
            <span className="shrink-0 text-muted">{formatBytes(one.largeFileBytes, locale)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Reclaim() {
  const t = useT();
  const locale = useLocale();
  const { data, isFetching, refetch } = useQuery(reclaimableQuery);
  return (
    <Panel title={t('admin.storage.reclaim')}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose flex-1 basis-64 text-muted">{t('admin.storage.reclaimText')}</p>
        <Button onClick={() => void refetch()} disabled={isFetching}>
          {t('admin.storage.reclaimAction')}
        </Button>
      </div>
      <p role="status" className="mt-2 font-medium">
        {data === undefined ? '' : t('admin.storage.reclaimable', { count: data.files, size: formatBytes(data.bytes, locale) })}
      </p>
    </Panel>
  );
}
