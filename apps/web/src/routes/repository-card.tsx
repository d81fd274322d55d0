import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import { CardView } from '../features/cards/components/card-view';
import { ReportButton } from '../features/reports/components/report-button';
import { repositoryQuery } from '../features/repositories/api/detail';
import { RepositoryFacts } from '../features/repositories/components/repository-facts';
import { SnippetPanel } from '../features/repositories/components/snippet-panel';
import { downloadSnippets, pushSnippets } from '../features/repositories/model/snippets';
import { repositoryResource, uploadAddress } from '../lib/addresses';
import type { RepositoryDetail } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { AppLink } from '../ui/link';
import { SkeletonRows } from '../ui/skeleton';
import { useRepositoryKey } from './params';
import { useReadableKey } from './use-readable-key';
import { useUntouched } from './use-untouched';

type Parts = typeof import('./card-parts');

const part = <N extends keyof Parts>(name: N) => lazy(async () => ({ default: (await import('./card-parts'))[name] }));
const ComingIn = part('ComingIn');
const AboveCard = part('AboveCard');
const BesideCard = part('BesideCard');
export const DatasetViewerPage = part('DatasetViewerPage');

export const ModelCardPage = () => <CardPage type="model" />;
export const DatasetCardPage = () => <CardPage type="dataset" />;
export const AppCardPage = () => <CardPage type="app" />;

function CardPage({ type }: { type: RepoType }) {
  const { data } = useQuery(repositoryQuery(useRepositoryKey(type)));
  return data === undefined ? null : <CardOrGuide repository={data} />;
}

export function CardOrGuide({ repository }: { repository: RepositoryDetail }) {
  useTitle(`${repository.namespace}/${repository.name}`);
  const untouched = useUntouched(repository);
  if (repository.import !== null)
    return (
      <Suspense>
        <ComingIn unfinished={repository.import} />
      </Suspense>
    );
  if (untouched === undefined) return <SkeletonRows count={6} className="h-6" />;
  return untouched ? <EmptyRepository repository={repository} /> : <CardWithFacts repository={repository} />;
}

function CardWithFacts({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const key = useReadableKey(repository);
  const snippets = downloadSnippets(repository, window.location.origin, repository.libraryName);
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <div className="min-w-0">
        <Suspense>
          <AboveCard repository={repository} />
        </Suspense>
        <CardView
          repository={key}
          revision={repository.defaultBranch}
          mayMend={repository.allowed.includes('write')}
          empty={<Empty>{t('card.none')}</Empty>}
        />
      </div>
      <aside className="min-w-0 space-y-4">
        <SnippetPanel title={t(`use.${repository.type}`)} snippets={snippets} />
        <RepositoryFacts repository={repository} />
        <Report repository={repository} />
        <Suspense>
          <BesideCard repository={repository} />
        </Suspense>
      </aside>
    </div>
  );
}

function EmptyRepository({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const mayPush = repository.allowed.includes('write');
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <div className="min-w-0">
        {mayPush ? (
          <div className="space-y-4">
            <p className="text-muted">{t('repo.empty')}</p>
            <SnippetPanel title={t('repo.fill')} snippets={pushSnippets(repository, window.location.origin)} />
            <AppLink href={uploadAddress(repository, repository.defaultBranch)} className={buttonClass()}>
              <Icon name="upload" />
              {t('repo.uploadInBrowser')}
            </AppLink>
          </div>
        ) : (
          <Empty>{t('repo.emptyForReaders')}</Empty>
        )}
      </div>
      <aside className="min-w-0">
        <RepositoryFacts repository={repository} />
        <Report repository={repository} />
      </aside>
    </div>
  );
}

/** For who is signed in and does not keep it. */
function Report({ repository }: { repository: RepositoryDetail }) {
  const user = useUser();
  if (!user || repository.allowed.includes('administer')) return null;
  return <ReportButton name={repository.id} path={repositoryResource(repository)} />;
}
