// The pages of jobs: one's own, one as it happens, several beside each other.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { JobCheck } from '../features/finetunes/components/job-check';
import { jobQuery, jobsQuery, metricsQuery } from '../features/jobs/api/jobs';
import { CompareView } from '../features/jobs/components/compare-view';
import { JobFilter } from '../features/jobs/components/job-filter';
import { JobPage } from '../features/jobs/components/job-page';
import { compareHref, MOST_COMPARED, readKeys } from '../features/jobs/model/compare';
import {
  type CurvesShown,
  curvesQuery,
  jobHref,
  type JobsShown,
  readCurvesShown,
  readJobsShown,
  withQuery,
} from '../features/jobs/model/jobs-address';
import { formatSeconds } from '../features/jobs/model/states';
import type { SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { ProblemPage } from '../ui/problem-page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { JobMoney, useMayCost } from './job-money';
import { ListedJobs } from './listed-jobs';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

const JobTips = lazy(async () => ({ default: (await import('./sold')).JobTips }));

const WAITING = <SkeletonRows count={4} className="h-16" />;

export function JobsPage() {
  const t = useT();
  useTitle(t('jobs.title'));
  const shown = readJobsShown(useSearchParams());
  return (
    <Page>
      <SignedIn>{(user) => <OwnJobs user={user} shown={shown} />}</SignedIn>
    </Page>
  );
}

function OwnJobs({ user, shown }: { user: SessionUser; shown: JobsShown }) {
  const t = useT();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const namespaces = [user.name, ...user.organizations.map(({ name }) => name)];
  const choose = (key: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen && next.size < MOST_COMPARED) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-xl font-semibold">{t('jobs.title')}</h1>
        <FineTune />
      </div>
      <p className="mt-1 mb-4 max-w-prose text-muted">{t('jobs.text')}</p>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <JobFilter path="/jobs" shown={shown} namespaces={namespaces} />
        <CompareChosen keys={[...chosen]} />
      </div>
      <ListedJobs
        path="/jobs"
        shown={shown}
        query={useQuery(jobsQuery('own', shown))}
        chosen={chosen}
        onChoose={choose}
        action={<FineTune />}
      />
    </>
  );
}

function FineTune() {
  const t = useT();
  return (
    <AppLink href="/fine-tune" className={buttonClass('primary')}>
      <Icon name="plus" />
      {t('jobs.new')}
    </AppLink>
  );
}

function CompareChosen({ keys }: { keys: readonly string[] }) {
  const t = useT();
  if (keys.length < 2) return <p className="text-xs text-muted">{t('jobs.compareHint')}</p>;
  return (
    <AppLink href={compareHref(keys)} className={buttonClass('primary')}>
      {t('jobs.compare', { count: keys.length })}
    </AppLink>
  );
}

export function OneJobPage() {
  const { key = '' } = useParams({ strict: false }) as { key?: string };
  return <SignedIn>{(user) => <Watched key={key} jobKey={key} isAdmin={user.isAdmin} />}</SignedIn>;
}

function Watched({ jobKey, isAdmin }: { jobKey: string; isAdmin: boolean }) {
  const t = useT();
  const query = useQuery(jobQuery(jobKey));
  const [shown, show] = useCurvesShown(jobHref(jobKey));
  const startsBelow = useMayCost();
  useTitle(query.data?.title ?? t('jobs.title'));
  return (
    <QueryView query={query} waiting={<Page>{WAITING}</Page>}>
      {(job) => (
        <Page>
          <p className="mb-1 text-xs text-muted">
            <AppLink href="/jobs" className="hover:underline">
              {t('jobs.title')}
            </AppLink>
          </p>
          <JobPage
            known={job}
            isAdmin={isAdmin}
            curves={shown}
            onShowCurves={show}
            startsBelow={startsBelow}
            renderCheck={(now) => (
              <>
                <JobCheck job={now} formatSeconds={formatSeconds} />
                <JobMoney job={now} />
              </>
            )}
            renderTips={(now) => (
              <Suspense>
                <JobTips job={now} formatSeconds={formatSeconds} />
              </Suspense>
            )}
          />
        </Page>
      )}
    </QueryView>
  );
}

/** Which curves are shown stands in the address; changing it does not move the page. */
function useCurvesShown(path: string, kept: Record<string, string> = {}): [CurvesShown, (change: CurvesShown) => void] {
  const router = useRouter();
  const shown = readCurvesShown(useSearchParams());
  const show = (change: CurvesShown) =>
    void router.navigate({ href: withQuery(path, { ...kept, ...curvesQuery(change) }), replace: true, resetScroll: false });
  return [shown, show];
}

export function CompareJobsPage() {
  const t = useT();
  useTitle(t('compare.title'));
  const keys = readKeys(useSearchParams()['keys']);
  return (
    <Page>
      <h1 className="mb-4 text-xl font-semibold">{t('compare.title')}</h1>
      <SignedIn>{() => (keys.length < 2 ? <Empty>{t('compare.few')}</Empty> : <Compared keys={keys} />)}</SignedIn>
    </Page>
  );
}

function Compared({ keys }: { keys: readonly string[] }) {
  const [shown, show] = useCurvesShown('/jobs/compare', { keys: keys.join(',') });
  const jobs = useQueries({ queries: keys.map((key) => jobQuery(key)) });
  const metrics = useQueries({ queries: keys.map((key) => metricsQuery(key)) });
  const refused = [...jobs, ...metrics].find(({ isError }) => isError);
  const runs = jobs.flatMap(({ data: job }, index) => (job && metrics[index]?.data ? [{ job, metrics: metrics[index].data }] : []));
  const stamp = [...jobs, ...metrics].map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  const stable = useMemo(() => runs, [stamp]);
  if (refused) return <ProblemPage error={refused.error} />;
  if (runs.length < keys.length) return WAITING;
  return <CompareView runs={stable} shown={shown} onShow={show} />;
}
