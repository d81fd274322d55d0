import { lazy, Suspense } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useUser } from '../features/accounts/api/session';
import { collectionQuery } from '../features/collections/api/collections';
import { CollectionHead } from '../features/collections/components/collection-head';
import { CollectionItems } from '../features/collections/components/collection-items';
import { CollectionList } from '../features/collections/components/collection-list';
import { ListControls } from '../features/collections/components/list-controls';
import { UpvoteButton } from '../features/collections/components/upvote-button';
import { collectionHref, listHref, parseListState } from '../features/collections/model/address';
import { ReportButton } from '../features/reports/components/report-button';
import { RepositoryCard } from '../features/repositories/components/repository-card';
import type { Collection } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { Empty } from '../ui/empty';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { collectionOwners } from './collection-owners';
import { useNamespace, useSearchParams, useSlug } from './params';

const NewCollection = lazy(async () => ({
  default: (await import('../features/collections/components/new-collection')).NewCollection,
}));
const OwnerActions = lazy(async () => ({ default: (await import('../features/collections/components/owner-actions')).OwnerActions }));

/** /collections: everybody's. */
export function CollectionsPage() {
  const t = useT();
  const go = useGo();
  const user = useUser();
  const state = parseListState(useSearchParams());
  useTitle(t('shell.collections'));
  const nothing = (
    <Empty
      action={
        state.search === '' ? undefined : (
          <AppLink href={listHref({ ...state, search: '' })} className={buttonClass()}>
            {t('list.clear')}
          </AppLink>
        )
      }
    >
      {state.search === '' ? t('collection.none') : t('list.nothing', { search: state.search })}
    </Empty>
  );
  return (
    <Page>
      <div className="mb-4 flex min-h-9 items-center justify-between gap-4">
        <h1 className="text-xl font-semibold">{t('shell.collections')}</h1>
        {user ? (
          <Suspense>
            <NewCollection tone="primary" owners={collectionOwners(user)} onMade={(made) => go(collectionHref(made))} />
          </Suspense>
        ) : null}
      </div>
      <ListControls state={state} />
      <CollectionList question={{ ...state }} wide empty={nothing} />
    </Page>
  );
}

/** /collections/{ns}/{slug} */
export function CollectionPage() {
  const collection = useQuery(collectionQuery({ namespace: useNamespace(), slug: useSlug() }));
  return (
    <Page>
      <QueryView query={collection} waiting={<SkeletonRows count={5} className="h-20" />}>
        {(found) => <CollectionView collection={found} />}
      </QueryView>
    </Page>
  );
}

function CollectionView({ collection }: { collection: Collection }) {
  const go = useGo();
  const user = useUser();
  const { history } = useRouter();
  useTitle(collection.title);
  const signInHref = user ? null : `/login?next=${encodeURIComponent(collectionHref(collection))}`;
  const actions = (
    <>
      <UpvoteButton collection={collection} signInHref={signInHref} />
      {collection.mayEdit ? (
        <Suspense>
          <OwnerActions
            collection={collection}
            onChanged={(changed) => history.replace(collectionHref(changed))}
            onGone={() => go(`/${encodeURIComponent(collection.namespace)}?tab=collections`)}
          />
        </Suspense>
      ) : null}
      {user && !collection.mayEdit ? (
        <ReportButton
          name={collection.title}
          path={`/collections/${encodeURIComponent(collection.namespace)}/${encodeURIComponent(collection.slug)}`}
        />
      ) : null}
    </>
  );
  return (
    <>
      <CollectionHead collection={collection} actions={actions} />
      <CollectionItems collection={collection} repositoryCard={(repository) => <RepositoryCard repository={repository} />} />
    </>
  );
}
