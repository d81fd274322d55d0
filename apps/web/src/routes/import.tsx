import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { metaQuery } from '../features/accounts/api/meta';
import { importQuery, importsQuery, upstreamsQuery } from '../features/imports/api/imports';
import { ImportForm } from '../features/imports/components/import-form';
import { ImportList } from '../features/imports/components/import-list';
import { ImportProgress } from '../features/imports/components/import-progress';
import { namespacesQuery } from '../features/repositories/api/namespaces';
import { VisibilityField } from '../features/repositories/components/visibility-field';
import { repositoryAddress } from '../lib/addresses';
import type { Import } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { queryClient } from '../lib/query-client';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Button, buttonClass } from '../ui/button';
import { Empty } from '../ui/empty';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

const WAITING = <SkeletonRows count={4} className="h-14" />;

/** `?source=` is what the form begins with. */
export function ImportPage() {
  const t = useT();
  useTitle(t('import.title'));
  return (
    <Page narrow>
      <SignedIn>
        {() => (
          <>
            <h1 className="text-xl font-semibold">{t('import.title')}</h1>
            <p className="mt-1 mb-6 text-muted">
              {t('import.text')}{' '}
              <AppLink href="/imports" className="text-link underline">
                {t('import.all')}
              </AppLink>
            </p>
            <Beginning />
          </>
        )}
      </SignedIn>
    </Page>
  );
}

function Beginning() {
  const go = useGo();
  const source = useSearchParams()['source'];
  const [upstreams, namespaces, meta] = [useQuery(upstreamsQuery), useQuery(namespacesQuery), useQuery(metaQuery)];
  return (
    <QueryView query={upstreams} waiting={WAITING}>
      {(known) => (
        <QueryView query={namespaces} waiting={WAITING}>
          {(choices) => (
            <QueryView query={meta} waiting={WAITING}>
              {({ defaultVisibility }) => (
                <ImportForm
                  upstreams={known.upstreams}
                  namespaces={choices}
                  initialSource={typeof source === 'string' ? source : ''}
                  visibility={<VisibilityField initial={defaultVisibility} />}
                  onStarted={({ id }) => go(`/imports/${id}`)}
                />
              )}
            </QueryView>
          )}
        </QueryView>
      )}
    </QueryView>
  );
}

export function ImportsPage() {
  const t = useT();
  useTitle(t('import.all'));
  return (
    <Page>
      <SignedIn>
        {() => (
          <>
            <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
              <h1 className="text-xl font-semibold">{t('import.all')}</h1>
              <AppLink href="/import" className={buttonClass('primary')}>
                {t('import.title')}
              </AppLink>
            </div>
            <OwnImports />
          </>
        )}
      </SignedIn>
    </Page>
  );
}

function OwnImports() {
  const t = useT();
  const query = useInfiniteQuery(importsQuery);
  return (
    <QueryView query={query} waiting={WAITING}>
      {({ pages }) => {
        const imports = pages.flatMap((page) => page.imports);
        if (imports.length === 0) return <Empty>{t('import.none')}</Empty>;
        return (
          <>
            <ImportList imports={imports} />
            {query.hasNextPage ? (
              <Button className="mt-4" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('import.more')}
              </Button>
            ) : null}
          </>
        );
      }}
    </QueryView>
  );
}

export function ImportProgressPage() {
  const t = useT();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  useTitle(t('import.one'));
  return <SignedIn>{() => <Progress id={id} label={t('import.one')} />}</SignedIn>;
}

function Progress({ id, label }: { id: string; label: string }) {
  const t = useT();
  const query = useQuery(importQuery(id));
  useForgottenWhenEnded(query.data);
  return (
    <QueryView query={query} waiting={<Page>{WAITING}</Page>}>
      {(record) => (
        <Page narrow>
          <p className="text-xs text-muted">{label}</p>
          <h1 className="text-xl font-semibold break-all">
            {record.state === 'cancelled' ? (
              <span data-by-user="">
                {record.namespace}/{record.name}
              </span>
            ) : (
              <AppLink href={repositoryAddress(record)} className="hover:underline" data-by-user="">
                {record.namespace}/{record.name}
              </AppLink>
            )}
          </h1>
          <p className="mt-1 mb-6 text-muted">
            {t('import.from')}{' '}
            <a href={record.sourceUrl} rel="noreferrer" className="break-all text-link underline" data-by-user="">
              {record.sourceUrl}
            </a>{' '}
            <code className="font-mono text-xs">{record.commitOid.slice(0, 8)}</code>
          </p>
          <ImportProgress record={record} />
        </Page>
      )}
    </QueryView>
  );
}

/** What was known of the repository, and lists, are of before. */
function useForgottenWhenEnded(record: Import | undefined): void {
  const ended = record?.endedAt ?? null;
  useEffect(() => {
    if (ended === null) return;
    for (const key of ['repository', 'repositories', 'card', 'tree']) void queryClient.invalidateQueries({ queryKey: [key] });
  }, [ended]);
}
