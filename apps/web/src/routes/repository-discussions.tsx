import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import { discussionQuery } from '../features/discussions/api/discussions';
import { DiscussionList } from '../features/discussions/components/discussion-list';
import { DiscussionView } from '../features/discussions/components/discussion-view';
import { NewDiscussionForm } from '../features/discussions/components/new-discussion-form';
import { TalkHead } from '../features/discussions/components/talk-head';
import { filterIn } from '../features/discussions/model/talk-filter';
import { useSeen } from '../features/notifications/api/seen';
import { RepositoryWatch } from '../features/notifications/components/repository-watch';
import { ReportButton } from '../features/reports/components/report-button';
import { repositoryQuery } from '../features/repositories/api/detail';
import { discussionAddress, discussionsAddress, repositoryResource, type RepositoryKey } from '../lib/addresses';
import type { DiscussionDetail, RepositoryDetail } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Empty } from '../ui/empty';
import { Notice } from '../ui/notice';
import { NotFoundPage } from '../ui/problem-page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useRepositoryKey, useSearchParams } from './params';

// Most pages of talk are of words alone.
const ChangedFiles = lazy(async () => ({ default: (await import('./changed-files')).ChangedFiles }));

export const ModelDiscussionsPage = () => <Discussions type="model" />;
export const DatasetDiscussionsPage = () => <Discussions type="dataset" />;
export const AppDiscussionsPage = () => <Discussions type="app" />;

/** `…/discussions`, `…/discussions/new`, `…/discussions/{num}` and, of a pull request, `…/discussions/{num}/files`. */
function Discussions({ type }: { type: RepoType }) {
  const t = useT();
  const key = useRepositoryKey(type);
  const { data } = useQuery(repositoryQuery(key));
  const { _splat = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  if (data === undefined) return null;
  if (data.discussionsDisabled) return <Empty>{t('talk.off')}</Empty>;
  const [place = '', part = '', ...rest] = _splat.replace(/\/$/, '').split('/');
  if (place === '') return <All detail={data} repository={key} />;
  if (place === 'new' && part === '') return <New detail={data} repository={key} />;
  if (!/^[1-9]\d{0,8}$/.test(place) || !['', 'files'].includes(part) || rest.length > 0) return <NotFoundPage />;
  return <One repository={key} detail={data} num={Number(place)} part={part === 'files' ? 'files' : 'conversation'} />;
}

function All({ repository, detail }: { repository: RepositoryKey; detail: RepositoryDetail }) {
  const t = useT();
  const user = useUser();
  const search = useSearchParams();
  useTitle(`${t('talk.title')} · ${detail.id}`);
  const fresh = `${discussionsAddress(repository)}/new`;
  const newHref = user ? fresh : `/login?next=${encodeURIComponent(fresh)}`;
  return (
    <DiscussionList
      repository={repository}
      filter={filterIn(search)}
      newHref={newHref}
      tools={user ? <RepositoryWatch repository={repository} /> : null}
    />
  );
}

function New({ repository, detail }: { repository: RepositoryKey; detail: RepositoryDetail }) {
  const t = useT();
  const go = useGo();
  useTitle(`${t('talk.new')} · ${detail.id}`);
  if (!detail.allowed.includes('discuss')) return <Notice>{t('problem.signIn')}</Notice>;
  return (
    <NewDiscussionForm
      repository={repository}
      mayPropose={detail.allowed.includes('contribute')}
      onDone={(num) => go(discussionAddress(repository, num))}
    />
  );
}

function One({
  repository,
  detail,
  num,
  part,
}: {
  repository: RepositoryKey;
  detail: RepositoryDetail;
  num: number;
  part: 'conversation' | 'files';
}) {
  const go = useGo();
  const user = useUser();
  const discussion = useQuery(discussionQuery(repository, num));
  return (
    <QueryView query={discussion} waiting={<SkeletonRows count={6} className="h-16" />}>
      {(found) => (
        <>
          <Titled discussion={found} detail={detail} />
          <TalkHead
            {...{ repository, part }}
            discussion={found}
            me={user?.name ?? null}
            onGone={() => go(discussionsAddress(repository))}
          />
          {part === 'files' ? <Files repository={repository} discussion={found} /> : <Talk repository={repository} discussion={found} />}
          {user && user.name !== found.author?.name && found.heldId === null ? (
            <p className="mt-4">
              <ReportButton name={`${detail.id}#${num}`} path={repositoryResource(repository)} what={{ discussion: num }} />
            </p>
          ) : null}
        </>
      )}
    </QueryView>
  );
}

function Titled({ discussion, detail }: { discussion: DiscussionDetail; detail: RepositoryDetail }) {
  useTitle(`${discussion.title} · #${discussion.num} · ${detail.id}`);
  return null;
}

function Talk({ repository, discussion }: { repository: RepositoryKey; discussion: DiscussionDetail }) {
  const user = useUser();
  const { pathname } = useLocation();
  useSeen(repository, discussion, user !== null && user !== undefined && discussion.heldId === null);
  if (user === undefined) return null;
  return (
    <DiscussionView
      repository={repository}
      discussion={discussion}
      me={user?.name ?? null}
      signInHref={`/login?next=${encodeURIComponent(pathname)}`}
    />
  );
}

function Files({ repository, discussion }: { repository: RepositoryKey; discussion: DiscussionDetail }) {
  const t = useT();
  const user = useUser();
  const { proposal } = discussion;
  if (proposal === null) return <Notice>{t('talk.readFirst')}</Notice>;
  if (!proposal.headOid || !proposal.baseOid || proposal.headOid === proposal.baseOid) return <Empty>{t('talk.nothing')}</Empty>;
  if (user === undefined) return null;
  return (
    <Suspense fallback={<SkeletonRows count={10} className="h-10" />}>
      <ChangedFiles
        repository={repository}
        discussion={discussion}
        me={user?.name ?? null}
        head={proposal.headOid}
        base={proposal.baseOid}
      />
    </Suspense>
  );
}
