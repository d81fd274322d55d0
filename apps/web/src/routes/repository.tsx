import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import { repositoryQuery } from '../features/repositories/api/detail';
import { LikeButton } from '../features/repositories/components/like-button';
import { RepositoryHeader } from '../features/repositories/components/repository-header';
import { cardAddress, discussionsAddress, repositoryAddress, settingsAddress, treeAddress } from '../lib/addresses';
import type { RepositoryDetail } from '../lib/api-types';
import { HubError } from '../lib/hub-error';
import { useT } from '../lib/i18n';
import { useNoteSeen } from '../lib/seen-lately';
import { withReportWords } from '../lib/report-words';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { AppLink } from '../ui/link';
import { NavTabs, type NavTab } from '../ui/nav-tabs';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { Skeleton, SkeletonRows } from '../ui/skeleton';
import { useRepositoryKey } from './params';

export const ModelPage = () => <RepositoryPage type="model" />;
export const DatasetPage = () => <RepositoryPage type="dataset" />;
export const AppPage = () => <RepositoryPage type="app" />;

const Paid = lazy(() => import('./sold'));

const TakenDown = lazy(async () => ({
  default: (await withReportWords(import('../features/reports/components/taken-down'))).TakenDown,
}));

/** Around the contents: their price instead, for who may not read them. Alone: the price, and a way to tip. Nothing changes where nothing costs anything. */
const paid = (repository: RepositoryDetail, contents?: ReactNode) =>
  repository.isSold || !contents ? (
    <Suspense>
      <Paid repository={repository}>{contents}</Paid>
    </Suspense>
  ) : (
    contents
  );

/** What all pages of one repository share: its header and tabs. */
function RepositoryPage({ type }: { type: RepoType }) {
  const key = useRepositoryKey(type);
  const repository = useQuery(repositoryQuery(key));
  useNoteSeen(repository.data, useUser()?.name);
  const { error } = repository;
  if (error instanceof HubError && error.code === 'repository/disabled')
    return (
      <Suspense>
        <TakenDown name={`${key.namespace}/${key.name}`} reason={error.reason} />
      </Suspense>
    );
  return (
    <QueryView query={repository} waiting={<Waiting title={`${key.namespace}/${key.name}`} />}>
      {(detail) => (
        <>
          <Top repository={detail} />
          <Page>{paid(detail, <Outlet />)}</Page>
        </>
      )}
    </QueryView>
  );
}

function Top({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const user = useUser();
  const here = useLocation().pathname.replace(/\/$|(?<=viewer)\/.*/, '');
  const home = repositoryAddress(repository);
  const isModel = repository.type === 'model';
  const isApp = repository.type === 'app';
  const tab = (href: string, id: 'app' | 'card' | 'viewer' | 'files' | 'try' | 'talk' | 'settings', icon: NavTab['icon']): NavTab => {
    return { href, title: t(`tab.${id}`), icon, current: here === href };
  };
  const card = cardAddress(repository);
  const files = tab(treeAddress(repository, repository.defaultBranch), 'files', 'folder');
  const tabs = [tab(card, 'card', isApp ? 'file' : repository.type), files];
  if (isApp) tabs.unshift(tab(home, 'app', 'app'));
  else tabs.push(isModel ? tab(`${card}/try`, 'try', 'play') : tab(`${card}/viewer`, 'viewer', 'search'));
  const talk = discussionsAddress(repository);
  if (repository.openDiscussions !== null)
    tabs.push({ ...tab(talk, 'talk', 'talk'), current: here.startsWith(talk), count: repository.openDiscussions || undefined });
  if (repository.allowed.includes('administer')) tabs.push(tab(settingsAddress(repository), 'settings', 'settings'));
  // What has no tab of its own is about files.
  files.current ||= !tabs.some(({ current }) => current);
  const signInHref = user ? null : `/login?next=${encodeURIComponent(home)}`;
  const actions = (
    <>
      {paid(repository)}
      {(isModel && repository.fileFacts?.architecture) || repository.type === 'dataset' ? (
        <AppLink href={`/fine-tune?${isModel ? 'model' : 'data'}=${repository.id}`} className={buttonClass()}>
          {t(isModel ? 'repo.tune' : 'repo.tuneOn')}
        </AppLink>
      ) : null}
      <LikeButton repository={repository} signInHref={signInHref} />
    </>
  );
  return (
    <div className="border-b border-line bg-surface">
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <RepositoryHeader repository={repository} actions={actions} />
        <NavTabs tabs={tabs} label={t('tab.label')} />
      </div>
    </div>
  );
}

/** The pages below bring titles of their own, and so does a refusal: a title of the parent would be the last to be said. */
function Waiting({ title }: { title: string }) {
  useTitle(title);
  return (
    <>
      <div className="h-[145px] border-b border-line bg-surface">
        <div className="mx-auto max-w-6xl space-y-3 px-4 pt-6 sm:px-6">
          <Skeleton className="h-8 w-80 max-w-full" />
          <Skeleton className="h-5 w-60" />
        </div>
      </div>
      <Page>
        <div className="min-h-[60vh]">
          <SkeletonRows count={10} className="h-6" />
        </div>
      </Page>
    </>
  );
}
