import { useState } from 'react';
import type { AdminUser, MadeLink } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { useToast } from '../../../ui/toast';
import { changeUser, deleteUser, makeResetLink } from '../api/deeds';
import { useDeed } from '../api/lists';
import { LinkDialog } from './link-dialog';

export interface UserDeed {
  kind: 'promote' | 'demote' | 'disable' | 'enable' | 'resetLink' | 'remove';
  user: AdminUser;
}

const CAREFUL: readonly UserDeed['kind'][] = ['disable', 'remove', 'demote'];

/** Asks before each deed on an account, does it, and says so. */
export function UserDeeds({ deed, onClose }: { deed: UserDeed | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const [link, setLink] = useState<{ link: MadeLink; name: string } | null>(null);
  const run = useDeed(doIt);
  const name = deed?.user.name ?? '';
  const kind = deed?.kind ?? 'resetLink';
  const close = () => (run.reset(), onClose());
  const confirm = () => {
    if (deed === null) return;
    run.mutate(deed, {
      onSuccess: (made) => {
        if (made) setLink({ link: made, name });
        else say(t(`admin.done.${kind}`, { name }));
        close();
      },
    });
  };
  return (
    <>
      <ConfirmDialog
        key={`${kind} ${name}`}
        open={deed !== null}
        onClose={close}
        title={t(`admin.ask.${kind}`, { name })}
        text={t(`admin.note.${kind}`)}
        action={t(`admin.deed.${kind}`)}
        tone={CAREFUL.includes(kind) ? 'danger' : 'primary'}
        typed={kind === 'remove' ? { label: t('confirm.type', { name }), text: name } : undefined}
        onConfirm={confirm}
        pending={run.isPending}
        error={run.error}
      />
      <LinkDialog
        title={t('admin.users.resetLinkOf', { name: link?.name ?? '' })}
        link={link?.link ?? null}
        onClose={() => setLink(null)}
      />
    </>
  );
}

async function doIt({ kind, user: { name } }: UserDeed): Promise<MadeLink | void> {
  switch (kind) {
    case 'promote':
    case 'demote':
      return changeUser({ name, isAdmin: kind === 'promote' });
    case 'disable':
    case 'enable':
      return changeUser({ name, disabled: kind === 'disable' });
    case 'resetLink':
      return makeResetLink(name);
    case 'remove':
      return deleteUser(name);
  }
}
