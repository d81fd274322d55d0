import { useState, type FormEvent } from 'react';
import type { MadeLink, OrganizationRole } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { SelectField, TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { inviteToHub } from '../api/deeds';
import { useDeed } from '../api/lists';
import { LinkDialog } from './link-dialog';

const ROLES: readonly OrganizationRole[] = ['read', 'contributor', 'write', 'admin'];

/** A one-time link for a new colleague, into an organization at once if the administrator likes. */
export function InviteButton() {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const [link, setLink] = useState<MadeLink | null>(null);
  const made = (next: MadeLink) => (setAsked(false), setLink(next));
  return (
    <>
      <Button tone="primary" className="h-9" onClick={() => setAsked(true)}>
        <Icon name="plus" />
        {t('admin.invite')}
      </Button>
      <Dialog open={asked} onOpenChange={setAsked} title={t('admin.invite')} description={t('admin.inviteText')}>
        <InviteForm onMade={made} onCancel={() => setAsked(false)} />
      </Dialog>
      <LinkDialog title={t('admin.inviteLink')} link={link} onClose={() => setLink(null)} />
    </>
  );
}

function InviteForm({ onMade, onCancel }: { onMade: (link: MadeLink) => void; onCancel: () => void }) {
  const t = useT();
  const invite = useDeed(inviteToHub);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const organization = String(form.get('organization')).trim();
    const wish = organization === '' ? {} : { organization, role: String(form.get('role')) as OrganizationRole };
    invite.mutate(wish, { onSuccess: onMade });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {invite.isError ? <Notice tone="danger">{problemText(invite.error, t)}</Notice> : null}
      <TextField
        label={t('admin.inviteOrganization')}
        hint={t('admin.inviteOrganizationHint')}
        name="organization"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <SelectField label={t('org.role')} name="role" defaultValue="write">
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`org.role.${role}`)}
          </option>
        ))}
      </SelectField>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={invite.isPending}>
          {t('org.inviteAction')}
        </Button>
      </div>
    </form>
  );
}
