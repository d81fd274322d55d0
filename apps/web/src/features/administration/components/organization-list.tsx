import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AdminOrganization } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { AppLink } from '../../../ui/link';
import type { MenuEntry } from '../../../ui/menu-entry';
import { Moment } from '../../../ui/moment';
import { useToast } from '../../../ui/toast';
import { deleteOrganization } from '../api/deeds';
import { organizationsQuery, useDeed } from '../api/lists';
import { adminHref, questionOf, type ListState } from '../model/list-address';
import { ListFilter, ListRows } from './list-frame';
import { RowMenu } from './row-menu';

const PATH = '/admin/organizations';

export function OrganizationList({ state }: { state: ListState }) {
  const t = useT();
  const organizations = useQuery(organizationsQuery(questionOf(state)));
  const [leaving, setLeaving] = useState<AdminOrganization | null>(null);
  return (
    <>
      <ListFilter path={PATH} state={state} label={t('admin.organizations.search')} />
      <ListRows
        path={PATH}
        state={state}
        query={organizations}
        row={(one) => <OrganizationRow key={one.name} organization={one} onRemove={() => setLeaving(one)} />}
      />
      <DeleteDialog organization={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function OrganizationRow({ organization, onRemove }: { organization: AdminOrganization; onRemove: () => void }) {
  const t = useT();
  const { name, fullName, members, repositories, createdAt } = organization;
  const settings = `/organizations/${encodeURIComponent(name)}/settings`;
  const entries: MenuEntry[] = [
    { kind: 'link', title: t('org.settings.profile'), href: settings },
    { kind: 'link', title: t('org.settings.members'), href: `${settings}/members` },
    { kind: 'link', title: t('admin.quotas.change'), href: adminHref('/admin/quotas', { search: name }) },
    { kind: 'separator' },
    { kind: 'action', title: t('org.deleteAction'), onSelect: onRemove },
  ];
  return (
    <li className="flex items-start gap-3 p-3">
      <Avatar name={name} kind="organization" className="mt-0.5 size-8" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap gap-x-2">
          <AppLink href={`/${encodeURIComponent(name)}`} className="font-medium text-ink hover:text-link">
            {name}
          </AppLink>
          <span className="text-muted">{fullName}</span>
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
          <span>{t('org.members', { count: members })}</span>
          <span>{t('admin.repositories.count', { count: repositories })}</span>
          <span>
            {t('admin.since')} <Moment at={createdAt} />
          </span>
        </p>
      </div>
      <RowMenu name={name} entries={entries} />
    </li>
  );
}

function DeleteDialog({ organization, onClose }: { organization: AdminOrganization | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const remove = useDeed(deleteOrganization);
  const name = organization?.name ?? '';
  const close = () => (remove.reset(), onClose());
  return (
    <ConfirmDialog
      key={name}
      open={organization !== null}
      onClose={close}
      title={t('org.deleteTitle', { name })}
      text={t('org.deleteText')}
      action={t('org.deleteAction')}
      typed={{ label: t('confirm.type', { name }), text: name }}
      onConfirm={() => remove.mutate(name, { onSuccess: () => (say(t('org.deleted', { name })), close()) })}
      pending={remove.isPending}
      error={remove.error}
    />
  );
}
