import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Organization, OrganizationRole } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { useRemoveMember, useSetMember } from '../api/members';
import { organizationQuery } from '../api/organization';
import { RoleField, RoleNotes, ROLES } from './role-field';

type Member = Organization['members'][number];

interface Props {
  name: string;
  cursor: string;
  hrefOf: (cursor?: string) => string;
}

/** Members as admins see them: add, change, remove. */
export function MemberSettings({ name, cursor, hrefOf }: Props) {
  const organization = useQuery(organizationQuery(name, cursor));
  const [leaving, setLeaving] = useState<Member | null>(null);
  return (
    <div className="space-y-6">
      <AddMember organization={name} />
      <QueryView query={organization} waiting={<SkeletonRows count={3} className="h-14" />}>
        {({ members, nextCursor }) => (
          <>
            <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
              {members.map((member) => (
                <MemberRow key={member.name} organization={name} member={member} onRemove={() => setLeaving(member)} />
              ))}
            </ul>
            <Paging first={cursor === '' ? null : hrefOf()} next={nextCursor === null ? null : hrefOf(nextCursor)} />
          </>
        )}
      </QueryView>
      <RemoveDialog organization={name} member={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
}

function AddMember({ organization }: { organization: string }) {
  const t = useT();
  const { say } = useToast();
  const set = useSetMember(organization);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const target = event.currentTarget;
    const form = new FormData(target);
    const user = String(form.get('user')).trim();
    const told = () => (say(t('org.added', { name: user })), target.reset());
    set.mutate({ user, role: String(form.get('role')) as OrganizationRole }, { onSuccess: told });
  };
  return (
    <Panel title={t('org.add')}>
      <form onSubmit={submit} className="space-y-3">
        {set.isError ? <Notice tone="danger">{problemText(set.error, t)}</Notice> : null}
        <div className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto]">
          <TextField label={t('org.userName')} name="user" required autoComplete="off" autoCapitalize="none" spellCheck={false} />
          <RoleField label={t('org.role')} name="role" defaultValue="write" />
          <Button type="submit" tone="primary" className="h-9" disabled={set.isPending}>
            {t('org.addAction')}
          </Button>
        </div>
        <RoleNotes />
      </form>
    </Panel>
  );
}

function MemberRow({ organization, member, onRemove }: { organization: string; member: Member; onRemove: () => void }) {
  const t = useT();
  const { say } = useToast();
  const set = useSetMember(organization);
  const change = (role: OrganizationRole) =>
    set.mutate({ user: member.name, role }, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <Avatar name={member.name} />
      <AppLink href={`/${encodeURIComponent(member.name)}`} className="min-w-32 grow font-medium text-ink hover:text-link">
        {member.fullName || member.name}
        {member.fullName ? <span className="font-normal text-muted"> {member.name}</span> : null}
      </AppLink>
      <select
        aria-label={t('org.roleOf', { name: member.name })}
        value={member.role}
        disabled={set.isPending}
        onChange={(event) => change(event.target.value as OrganizationRole)}
        className="h-8 rounded-control border border-line-strong bg-surface px-2"
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`org.role.${role}`)}
          </option>
        ))}
      </select>
      <Button onClick={onRemove} aria-label={t('org.removeNamed', { name: member.name })}>
        {t('org.remove')}
      </Button>
    </li>
  );
}

function RemoveDialog({ organization, member, onClose }: { organization: string; member: Member | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const remove = useRemoveMember(organization);
  const close = () => (remove.reset(), onClose());
  const confirm = () => {
    if (member === null) return;
    remove.mutate(member.name, { onSuccess: () => (say(t('org.removed', { name: member.name })), close()) });
  };
  return (
    <ConfirmDialog
      open={member !== null}
      onClose={close}
      title={t('org.removeTitle', { name: member?.name ?? '' })}
      text={t('org.removeText')}
      action={t('org.remove')}
      onConfirm={confirm}
      pending={remove.isPending}
      error={remove.error}
    />
  );
}
