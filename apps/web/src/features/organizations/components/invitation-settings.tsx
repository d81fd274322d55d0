import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Invitation, MadeInvitation, OrganizationRole } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { CopyLine } from '../../../ui/copy-line';
import { TextField } from '../../../ui/field';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { invitationsQuery, useInvite, useWithdrawInvitation } from '../api/invitations';
import { addressIsGood } from '../../../lib/mail-address';
import { RoleField } from './role-field';

/** One-time links into an organization: for colleagues with an account and without; by mail where the hub sends some. */
export function InvitationSettings({ organization, canMail }: { organization: string; canMail: boolean }) {
  const t = useT();
  const open = useQuery(invitationsQuery(organization));
  return (
    <Panel title={t('org.invite')} className="mt-6">
      <p className="mb-3 text-muted">{t(canMail ? 'org.inviteTextMail' : 'org.inviteText')}</p>
      <InviteForm organization={organization} canMail={canMail} />
      <QueryView query={open} waiting={<SkeletonRows count={1} className="mt-4 h-10" />}>
        {(list) => (list.length === 0 ? null : <OpenInvitations organization={organization} list={list} />)}
      </QueryView>
    </Panel>
  );
}

interface Made {
  link: MadeInvitation;
  email: string;
}

function InviteForm({ organization, canMail }: { organization: string; canMail: boolean }) {
  const t = useT();
  const locale = useLocale();
  const invite = useInvite(organization);
  const [made, setMade] = useState<Made | null>(null);
  const [isBad, setIsBad] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const text = formTexts(event);
    const email = text('email').trim();
    const bad = email !== '' && !addressIsGood(email);
    setIsBad(bad);
    if (bad) return;
    const guest = { role: text('role') as OrganizationRole, ...(email === '' ? {} : { email, locale }) };
    invite.mutate(guest, { onSuccess: (link) => (setMade({ link, email }), form.reset()) });
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      {invite.isError ? <Notice tone="danger">{problemText(invite.error, t)}</Notice> : null}
      <div className={cx('grid items-start gap-3', canMail ? 'sm:grid-cols-[2fr_1fr]' : undefined)}>
        {canMail ? (
          <TextField
            label={t('org.inviteEmail')}
            hint={t('org.inviteEmailHint')}
            error={isBad ? t('account.emailWrong') : undefined}
            name="email"
            type="email"
            autoComplete="off"
          />
        ) : null}
        <RoleField label={t('org.inviteRole')} name="role" defaultValue="write" />
      </div>
      <Button type="submit" disabled={invite.isPending}>
        {t(canMail ? 'org.inviteSend' : 'org.inviteAction')}
      </Button>
      {made === null ? null : <MadeInvitationNote {...made} />}
    </form>
  );
}

function MadeInvitationNote({ link, email }: Made) {
  const t = useT();
  const locale = useLocale();
  const when = formatMoment(link.expiresAt, locale);
  return (
    <div role="status" className="space-y-2">
      {link.url === null ? (
        <p className="text-sm">{t('org.inviteSent', { email, when })}</p>
      ) : (
        <>
          <p className="text-sm">{t('link.made', { when })}</p>
          <CopyLine text={link.url} label={t('link.copy')} />
        </>
      )}
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
            {invitation.email === null ? null : <span className="min-w-0 truncate">{invitation.email}</span>}
            <span className="grow text-xs text-muted">
              {t('org.invited')} <Moment at={invitation.createdAt} /> · {t('org.expires')} <Moment at={invitation.expiresAt} />
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
