import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OneTimeLink } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { metaQuery } from '../api/meta';
import { oneTimeLinkQuery } from '../api/one-time-link';

interface Props {
  secret: string;
  purpose: OneTimeLink['purpose'];
  children: (link: OneTimeLink) => ReactNode;
}

/** Shows its children only to the holder of a link that is still good for `purpose`; says plainly when it is not. */
export function OneTimeLinkGate({ secret, purpose, children }: Props) {
  const t = useT();
  const link = useQuery({ ...oneTimeLinkQuery(secret), enabled: secret !== '' });
  const unusable =
    secret === '' ||
    (link.data !== undefined && link.data.purpose !== purpose) ||
    (link.error instanceof HubError && link.error.status === 404);
  if (unusable) return <UnusableLink purpose={purpose} />;
  if (link.isError) return <Notice tone="danger">{problemText(link.error, t)}</Notice>;
  if (link.data === undefined) return <SkeletonRows count={4} className="h-14" />;
  return children(link.data);
}

function UnusableLink({ purpose }: { purpose: OneTimeLink['purpose'] }) {
  const t = useT();
  return (
    <Notice tone="danger">
      <p className="font-medium">{t('link.invalid')}</p>
      <p className="mt-1">
        <NewLink purpose={purpose} />
      </p>
    </Notice>
  );
}

/** Where mail is sent, people help themselves. */
function NewLink({ purpose }: { purpose: OneTimeLink['purpose'] }) {
  const t = useT();
  const { data: meta } = useQuery(metaQuery);
  if (purpose === 'first-admin') return t('link.newSetup');
  if (!meta?.mail || purpose === 'invitation') return t('link.newReset');
  if (purpose === 'address') return t('link.sendAgain');
  return (
    <AppLink href="/forgot" className="underline">
      {t('link.askAgain')}
    </AppLink>
  );
}
