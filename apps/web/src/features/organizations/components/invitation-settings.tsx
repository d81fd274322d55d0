import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Invitation, MadeLink, OrganizationRole } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { CopyLine } from '../../../ui/copy-line';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { invitationsQuery, useInvite, useWithdrawInvitation } from '../api/invitations';
import { RoleField } from './role-field';

/** One-time links into an organization: for colleagues with an account and without. */
export function InvitationSettings({ organization }: { organization: string }) {
  const t = useT();
  const open = useQuery(invitationsQuery(organization));
  return (
    <Panel title={t('org.invite')} className="mt-6">
      <p className="mb-3 text-muted">{t('org.inviteText')}</p>
      <InviteForm organization={organization} />
      <QueryView query={open} waiting={<SkeletonRows count={1} className="mt-4 h-10" />}>
        {(list) => (list.length === 0 ? null : <OpenInvitations organization={organization} list={list} />)}
      </QueryView>
    </Panel>
  );
}

function InviteForm({ organization }: { organization: string }) {
  const t = useT();
  const invite = useInvite(organization);
  const [made, setMade] = useState<MadeLink | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate(String(new FormData(event.currentTarget).get('role')) as OrganizationRole, { onSuccess: setMade });
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      {invite.isError ? <Notice tone="danger">{problemText(invite.error, t)}</Notice> : null}
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
        <RoleField label={t('org.inviteRole')} name="role" defaultValue="write" />
        <Button type="submit" className="h-9" disabled={invite.isPending}>
          {t('org.inviteAction')}
        </Button>
      </div>
      {made === null ? null : <MadeInvitation link={made} />}
    </form>
  );
}

function MadeInvitation({ link }: { link: MadeLink }) {
  const t = useT();
  const locale = useLocale();
  return (
    <div role="status" className="space-y-2">
      <p className="text-sm">{t('link.made', { when: formatMoment(link.expiresAt, locale) })}</p>
      <CopyLine text={link.url} label={t('link.copy')} />
    </div>
  );
}

function OpenInvitations({ organization, list }: { organization: string; list: readonly Invitation[] }) {
  const t = useT();
  const { say } = useToast();
  const withdraw = useWithdrawInvitation(organization);
  const done = { onSuccess: () => say(t('org.withdrawn')), onError: (error: Error) => say(problemText(error, t), 'danger') };
  return (
    <div className="mt-5">
      <h3 className="mb-2 font-medium">{t('org.openInvitations', { count: list.length })}</h3>
      <ul className="divide-y divide-line rounded-control border border-line">
        {list.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
            <Badge>{t(`org.role.${invitation.role}`)}</Badge>
            <span className="grow text-xs text-muted">
              {t('org.invited')} <Moment at={invitation.createdAt} />, {t('org.expires')} <Moment at={invitation.expiresAt} />
            </span>
            <Button onClick={() => withdraw.mutate(invitation.id, done)} disabled={withdraw.isPending}>
              {t('org.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
