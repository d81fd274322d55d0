import { useQuery } from '@tanstack/react-query';
import type { OneTimeLink } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { addressedQuery, useAnswerInvitation } from '../api/invitations';

interface Props {
  id: string;
  userName: string;
  onDone: (organization: string) => void;
}

/** For whoever was invited at an address of theirs, and came by the notification: the same as by the link. */
export function AddressedInvitation({ id, userName, onDone }: Props) {
  const t = useT();
  const answer = useAnswerInvitation(id);
  // Once it is answered it is there no more.
  const invitation = useQuery({ ...addressedQuery(id), enabled: answer.isIdle });
  const error = answer.error ?? invitation.error;
  if (answer.isSuccess && answer.variables === 'decline') return <Notice>{t('join.declined')}</Notice>;
  if (error !== null)
    return <Notice tone="danger">{error instanceof HubError && error.status === 404 ? t('join.over') : problemText(error, t)}</Notice>;
  if (invitation.data === undefined) return <SkeletonRows count={3} className="h-14" />;
  const accept = async (): Promise<void> => onDone((await answer.mutateAsync('accept'))?.organization ?? '');
  const ignored = (): void => undefined;
  return (
    <>
      <InvitedTo place={invitation.data} />
      <div className="space-y-3">
        <Button tone="primary" className="w-full" disabled={answer.isPending} onClick={() => void accept().catch(ignored)}>
          {t('join.acceptAs', { name: userName })}
        </Button>
        <Button className="w-full" disabled={answer.isPending} onClick={() => answer.mutate('decline')}>
          {t('join.decline')}
        </Button>
      </div>
    </>
  );
}

export function InvitedTo({ place }: { place: NonNullable<OneTimeLink['invitedTo']> }) {
  const t = useT();
  return (
    <div className="mb-6 flex items-center gap-3 rounded-panel border border-line bg-surface p-4">
      <Avatar name={place.organization} kind="organization" className="size-10" />
      <p>
        {t('join.invitedTo')}{' '}
        <strong data-by-user="" className="font-semibold">
          {place.fullName || place.organization}
        </strong>
        <span className="block text-muted">{t('join.invitedAs', { role: t(`org.role.${place.role}`) })}</span>
      </p>
    </div>
  );
}
