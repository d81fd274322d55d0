import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useUser } from '../features/accounts/api/session';
import { LeaveOrganization } from '../features/organizations/components/leave-organization';
import { OrganizationMembers } from '../features/organizations/components/organization-members';
import { CollectionList } from '../features/collections/components/collection-list';
import { moneyQuery } from '../features/money/api/money-facts';
import { moneyHref } from '../features/money/model/money-address';
import { profileQuery } from '../features/profiles/api/profile';
import { FollowButton } from '../features/profiles/components/follow-button';
import { FollowedList } from '../features/profiles/components/followed-list';
import { ProfileCard } from '../features/profiles/components/profile-card';
import { ProfileTabs } from '../features/profiles/components/profile-tabs';
import { profileHref, profileTab } from '../features/profiles/model/profile-tab';
import { ReportButton } from '../features/reports/components/report-button';
import { NamespaceRepositories } from '../features/repositories/components/namespace-repositories';
import { NamespaceUsage } from '../features/quotas/components/namespace-usage';
import { OwnedRepositories } from '../features/repositories/components/owned-repositories';
import type { Profile } from '../lib/api-types';
import { withHomeWords } from '../lib/home-words';
import { useT, withRareWords } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Empty } from '../ui/empty';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useNamespace, useSearchParams } from './params';

const AuthorSubscription = lazy(async () => ({ default: (await import('./sold')).AuthorSubscription }));
const Tip = lazy(async () => ({ default: (await import('./sold')).Tip }));
const OwnerActivity = lazy(() => withHomeWords(import('../features/activity/components/owner-activity')));
const FirstPush = lazy(() => withRareWords(import('./first-push')));

/** /{ns}: an organization, or a person. */
export default function NamespacePage() {
  const namespace = useNamespace();
  const profile = useQuery(profileQuery(namespace));
  return (
    <QueryView
      query={profile}
      waiting={
        <Page>
          <SkeletonRows count={6} className="h-14" />
        </Page>
      }
    >
      {(data) => <NamespaceView profile={data} />}
    </QueryView>
  );
}

function NamespaceView({ profile }: { profile: Profile }) {
  useTitle(profile.fullName || profile.name);
  const params = useSearchParams();
  const tab = profileTab(params['tab'], profile.kind);
  useNameOfToday(profile.name);
  const user = useUser();
  const isMember = profile.role !== null || (profile.kind === 'user' && user?.name === profile.name);
  const isMoneyOn = useQuery(moneyQuery).data?.isOn ?? false;
  const settingsHref = profile.kind === 'user' ? '/settings/profile' : `/organizations/${encodeURIComponent(profile.name)}/settings`;
  return (
    <Page>
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[240px_minmax(0,1fr)]">
        <div className="space-y-6">
          <ProfileCard
            profile={profile}
            settingsHref={settingsHref}
            walletHref={isMoneyOn && profile.mayAdminister ? moneyHref(profile.name, 'wallet') : null}
            follow={<Follow profile={profile} />}
          />
          {isMoneyOn ? (
            <Suspense fallback={null}>
              <AuthorSubscription profile={profile} />
            </Suspense>
          ) : null}
          <Suspense>
            <Tip namespace={profile.name} className="lg:w-full" />
          </Suspense>
          {user && !isMember ? <ReportButton name={profile.name} path={`/namespaces/${encodeURIComponent(profile.name)}`} /> : null}
          {isMember ? <NamespaceUsage namespace={profile.name} showsMonths={profile.mayAdminister} /> : null}
        </div>
        <div className="min-w-0">
          <ProfileTabs profile={profile} current={tab} />
          <Contents profile={profile} tab={tab} cursor={typeof params['cursor'] === 'string' ? params['cursor'] : ''} />
        </div>
      </div>
    </Page>
  );
}

function Contents({ profile, tab, cursor }: { profile: Profile; tab: ReturnType<typeof profileTab>; cursor: string }) {
  const hrefOf = (next?: string) => profileHref(profile.name, tab, next);
  if (tab === 'overview') return <Overview profile={profile} />;
  if (tab === 'collections') return <Collections owner={profile.name} />;
  if (tab === 'activity')
    return (
      <Suspense fallback={<SkeletonRows count={5} className="h-14" />}>
        <OwnerActivity name={profile.name} />
      </Suspense>
    );
  if (tab === 'followers' || tab === 'following') return <FollowedList key={tab} profile={profile} side={tab} />;
  if (tab === 'members') return <Members profile={profile} cursor={cursor} hrefOf={hrefOf} />;
  return <NamespaceRepositories namespace={profile.name} type={tab} cursor={cursor} hrefOf={hrefOf} />;
}

function Follow({ profile }: { profile: Profile }) {
  const user = useUser();
  if (user === undefined || user?.name === profile.name) return null;
  const signInHref = user ? null : `/login?next=${encodeURIComponent(profileHref(profile.name, 'overview'))}`;
  return <FollowButton profile={profile} signInHref={signInHref} />;
}

function Collections({ owner }: { owner: string }) {
  const t = useT();
  return <CollectionList question={{ owner, sort: 'updated' }} empty={<Empty>{t('collection.noneHere')}</Empty>} />;
}

/** Who has nothing yet is told how to begin. */
function Overview({ profile }: { profile: Profile }) {
  const user = useUser();
  const guide =
    profile.kind === 'user' && user?.name === profile.name ? (
      <Suspense fallback={<SkeletonRows count={1} className="h-72" />}>
        <FirstPush userName={user.name} />
      </Suspense>
    ) : undefined;
  return <OwnedRepositories namespace={profile.name} hrefOf={(type) => profileHref(profile.name, type)} nothing={guide} />;
}

function Members({ profile, cursor, hrefOf }: { profile: Profile; cursor: string; hrefOf: (next?: string) => string }) {
  const go = useGo();
  const user = useUser();
  return (
    <>
      <OrganizationMembers name={profile.name} cursor={cursor} hrefOf={hrefOf} />
      {user && profile.role !== null ? (
        <div className="mt-6 flex justify-end">
          <LeaveOrganization name={profile.name} memberName={user.name} onGone={() => go(`/${encodeURIComponent(user.name)}`)} />
        </div>
      ) : null}
    </>
  );
}

/** A former name is answered with the new one: the address follows. */
function useNameOfToday(name: string): void {
  const { history } = useRouter();
  const asked = useNamespace();
  useEffect(() => {
    if (asked.toLowerCase() !== name.toLowerCase()) history.replace(profileHref(name, 'overview'));
  }, [asked, name, history]);
}
