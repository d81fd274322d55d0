import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { CollectionSummary } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { MoreButton } from '../../../ui/more-button';
import { Panel } from '../../../ui/page';
import { collectionsQuery } from '../api/collections';
import { collectionHref } from '../model/address';
import { SWATCH } from '../model/theme';

const GatherDialog = lazy(() => import('./gather-dialog'));

/** In which collections a repository stands, and a way to put it into one. Nothing where there is neither. */
export function GatheredPanel({ of, owners }: { of: RepositoryKey; owners: readonly string[] }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const list = useInfiniteQuery(collectionsQuery({ item: `${of.type}/${of.namespace}/${of.name}`, sort: 'upvotes' }));
  const collections = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.data === undefined || (collections.length === 0 && owners.length === 0)) return null;
  return (
    <Panel title={t('collection.in')}>
      {collections.length === 0 ? <p className="text-sm text-muted">{t('collection.inNone')}</p> : <Gathered collections={collections} />}
      <MoreButton list={list} />
      {owners.length === 0 ? null : (
        <Button className="mt-3 w-full" onClick={() => setOpen(true)}>
          <Icon name="plus" />
          {t('collection.add')}
        </Button>
      )}
      {open ? (
        <Suspense>
          <GatherDialog of={of} owners={owners} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </Panel>
  );
}

function Gathered({ collections }: { collections: readonly CollectionSummary[] }) {
  const t = useT();
  return (
    <ul className="space-y-2">
      {collections.map((collection) => (
        <li key={`${collection.namespace}/${collection.slug}`} className="flex min-w-0 items-center gap-2 text-sm">
          <span aria-hidden="true" className={cx('size-2.5 shrink-0 rounded-full', SWATCH[collection.theme])} />
          <AppLink href={collectionHref(collection)} data-by-user="" className="min-w-0 grow truncate text-ink hover:text-link">
            {collection.title} <span className="text-muted">{collection.namespace}</span>
          </AppLink>
          <span className="shrink-0 text-xs text-muted">{t('collection.items', { count: collection.itemsCount })}</span>
        </li>
      ))}
    </ul>
  );
}
