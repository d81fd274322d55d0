import { useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { useToast } from '../../../ui/toast';
import { useRemoveMember } from '../api/members';

interface Props {
  name: string;
  memberName: string;
  onGone: () => void;
}

export function LeaveOrganization({ name, memberName, onGone }: Props) {
  const t = useT();
  const { say } = useToast();
  const [asked, setAsked] = useState(false);
  const leave = useRemoveMember(name);
  const close = () => (leave.reset(), setAsked(false));
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('org.leaveAction')}</Button>
      <ConfirmDialog
        open={asked}
        onClose={close}
        title={t('org.leaveTitle', { name })}
        text={t('org.leaveText')}
        action={t('org.leaveAction')}
        onConfirm={() => leave.mutate(memberName, { onSuccess: () => (say(t('org.left', { name })), onGone()) })}
        pending={leave.isPending}
        error={leave.error}
      />
    </>
  );
}
