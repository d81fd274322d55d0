import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AdminUser } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { Badge } from '../../../ui/badge';
import { AppLink } from '../../../ui/link';
import type { MenuEntry } from '../../../ui/menu-entry';
import { Moment } from '../../../ui/moment';
import { usersQuery } from '../api/lists';
import { adminHref, questionOf, type ListState } from '../model/list-address';
import { InviteButton } from './invite-button';
import { ListFilter, ListRows } from './list-frame';
import { RowMenu } from './row-menu';
import { UserDeeds, type UserDeed } from './user-deeds';

const PATH = '/admin/users';
const STATES = ['administrators', 'disabled'] as const;

export function UserList({ state, ownName, canMail }: { state: ListState; ownName: string; canMail: boolean }) {
  const t = useT();
  const users = useQuery(usersQuery(questionOf(state)));
  const [deed, setDeed] = useState<UserDeed | null>(null);
  const options = STATES.map((value) => ({ value, title: t(`admin.users.${value}`) }));
  return (
    <>
      <ListFilter
        path={PATH}
        state={state}
        label={t('admin.users.search')}
        choices={[{ field: 'state', label: t('admin.state'), options }]}
      >
        <InviteButton canMail={canMail} />
      </ListFilter>
      <ListRows
        path={PATH}
        state={state}
        query={users}
        row={(user) => <UserRow key={user.name} user={user} isSelf={user.name === ownName} onDeed={(kind) => setDeed({ kind, user })} />}
      />
      <UserDeeds deed={deed} onClose={() => setDeed(null)} />
    </>
  );
}

function UserRow({ user, isSelf, onDeed }: { user: AdminUser; isSelf: boolean; onDeed: (kind: UserDeed['kind']) => void }) {
  const t = useT();
  const action = (kind: UserDeed['kind']): MenuEntry => ({ kind: 'action', title: t(`admin.deed.${kind}`), onSelect: () => onDeed(kind) });
  const entries: MenuEntry[] = [
    action('resetLink'),
    { kind: 'link', title: t('admin.quotas.change'), href: adminHref('/admin/quotas', { search: user.name }) },
    action(user.isAdmin ? 'demote' : 'promote'),
    action(user.disabled ? 'enable' : 'disable'),
    { kind: 'separator' },
    action('remove'),
  ];
  return (
    <li className="flex items-start gap-3 p-3">
      <Avatar name={user.name} className="mt-0.5 size-8" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <AppLink href={`/${encodeURIComponent(user.name)}`} className="font-medium text-ink hover:text-link">
            {user.name}
          </AppLink>
          {user.fullName === '' ? null : <span className="text-muted">{user.fullName}</span>}
          {user.isAdmin ? <Badge tone="accent">{t('admin.users.administrator')}</Badge> : null}
          {user.disabled ? <Badge tone="warn">{t('admin.disabled')}</Badge> : null}
          {isSelf ? <Badge>{t('admin.users.you')}</Badge> : null}
        </p>
        <UserFacts user={user} />
      </div>
      <RowMenu name={user.name} entries={entries} />
    </li>
  );
}

function UserFacts({ user }: { user: AdminUser }) {
  const t = useT();
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
      {user.email === null ? null : <span>{user.email}</span>}
      <span>{t('admin.repositories.count', { count: user.repositories })}</span>
      <span>
        {t('admin.since')} <Moment at={user.createdAt} />
      </span>
      <span>
        {t('admin.users.lastSignIn')} {user.lastSignInAt === null ? t('tokens.notYet') : <Moment at={user.lastSignInAt} />}
      </span>
    </p>
  );
}
