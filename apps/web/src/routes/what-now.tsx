import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { DemoPanel } from '../features/demo/components/demo-panel';
import { FirstPushGuide } from '../features/start/components/first-push-guide';
import { InvitePanel } from '../features/start/components/invite-panel';
import type { SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { AppLink } from '../ui/link';

interface Props {
  user: SessionUser | null;
  hubIsEmpty: boolean;
  /** Straight from the set-up page. */
  isWelcome: boolean;
}

/** What a hub that is new offers: a first push and, to administrators, examples and colleagues. */
export default function WhatNow({ user, hubIsEmpty, isWelcome }: Props) {
  return (
    <>
      {isWelcome ? <Welcome /> : null}
      <Offers user={user} hubIsEmpty={hubIsEmpty} />
    </>
  );
}

function Welcome() {
  const t = useT();
  return (
    <div className="mb-4 flex items-center justify-between gap-4">
      <h2 className="text-lg font-semibold">{t('welcome.title')}</h2>
      <AppLink href="/" className="text-link underline">
        {t('welcome.hide')}
      </AppLink>
    </div>
  );
}

function Offers({ user, hubIsEmpty }: { user: SessionUser | null; hubIsEmpty: boolean }) {
  const { data: meta } = useQuery(metaQuery);
  const isAdmin = user?.isAdmin === true;
  const guide = <FirstPushGuide origin={window.location.origin} userName={user?.name ?? null} hubIsEmpty={hubIsEmpty} />;
  if (!isAdmin) return <div className="mx-auto max-w-3xl">{guide}</div>;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
      {guide}
      <div className="space-y-4">
        {meta?.mode === 'company' ? <InvitePanel /> : null}
        <DemoPanel />
      </div>
    </div>
  );
}
