import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { CheckedJob } from '../features/finetunes/components/check-step';
import { type CheckWays, Wizard } from '../features/finetunes/components/wizard';
import { planHref, readPlan } from '../features/finetunes/model/plan';
import { jobQuery } from '../features/jobs/api/jobs';
import { useLiveJob } from '../features/jobs/api/use-live-job';
import { jobHref } from '../features/jobs/model/jobs-address';
import { formatSeconds } from '../features/jobs/model/states';
import type { Job, SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { usePaidStart } from './job-money';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

export function FineTunePage() {
  const t = useT();
  useTitle(t('tune.title'));
  return (
    <Page>
      <SignedIn>{(user) => <Way user={user} />}</SignedIn>
    </Page>
  );
}

function Way({ user }: { user: SessionUser }) {
  const t = useT();
  const router = useRouter();
  const plan = readPlan(useSearchParams());
  const namespaces = [user.name, ...user.organizations.map(({ name }) => name)];
  return (
    <>
      <h1 className="text-xl font-semibold">{t('tune.title')}</h1>
      <p className="mt-1 mb-4 max-w-prose text-muted">{t('tune.text')}</p>
      <Wizard
        plan={plan}
        namespaces={namespaces}
        onPlan={(next, isStep) => {
          const href = planHref(next);
          if (href !== planHref(plan)) void router.navigate({ href, replace: !isStep, resetScroll: false });
        }}
        renderCheck={(key, ways) => <Check key={key} jobKey={key} ways={ways} />}
      />
    </>
  );
}

function Check({ jobKey, ways }: { jobKey: string; ways: CheckWays }) {
  const query = useQuery(jobQuery(jobKey));
  return (
    <QueryView query={query} waiting={<SkeletonRows count={2} className="h-6" />}>
      {(job) => <LiveCheck known={job} ways={ways} />}
    </QueryView>
  );
}

function LiveCheck({ known, ways }: { known: Job; ways: CheckWays }) {
  const go = useGo();
  const { job } = useLiveJob(known);
  const liveHref = jobHref(job.key);
  const onStarted = () => go(liveHref);
  const paidStart = usePaidStart(job, onStarted);
  return <CheckedJob job={job} formatSeconds={formatSeconds} liveHref={liveHref} onStarted={onStarted} paidStart={paidStart} {...ways} />;
}
