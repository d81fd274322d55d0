import { useState, type FormEvent } from 'react';
import type { MadeInvitation, MadeLink, OrganizationRole } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { SelectField, TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { inviteToHub } from '../api/deeds';
import { useDeed } from '../api/lists';
import { LinkDialog } from './link-dialog';

const ROLES: readonly OrganizationRole[] = ['read', 'contributor', 'write', 'admin'];

/** A one-time link for a new colleague, into an organization at once if the administrator likes; mailed where the hub sends mail. */
export function InviteButton({ canMail }: { canMail: boolean }) {
  const t = useT();
  const locale = useLocale();
  const { say } = useToast();
  const [asked, setAsked] = useState(false);
  const [link, setLink] = useState<MadeLink | null>(null);
  const made = ({ url, expiresAt }: MadeInvitation, email: string) => {
    setAsked(false);
    if (url === null) say(t('org.inviteSent', { email, when: formatMoment(expiresAt, locale) }));
    else setLink({ url, expiresAt });
  };
  return (
    <>
      <Button tone="primary" className="h-9" onClick={() => setAsked(true)}>
        <Icon name="plus" />
        {t('admin.invite')}
      </Button>
      <Dialog open={asked} onOpenChange={setAsked} title={t('admin.invite')} description={t('admin.inviteText')}>
        <InviteForm canMail={canMail} onMade={made} onCancel={() => setAsked(false)} />
      </Dialog>
      <LinkDialog title={t('admin.inviteLink')} link={link} onClose={() => setLink(null)} />
    </>
  );
}

interface FormProps {
  canMail: boolean;
  onMade: (link: MadeInvitation, email: string) => void;
  onCancel: () => void;
}

function InviteForm({ canMail, onMade, onCancel }: FormProps) {
  const t = useT();
  const locale = useLocale();
  const invite = useDeed(inviteToHub);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const [email, organization] = [text('email').trim(), text('organization').trim()];
    const place = organization === '' ? {} : { organization, role: text('role') as OrganizationRole };
    invite.mutate({ ...place, ...(email === '' ? {} : { email, locale }) }, { onSuccess: (link) => onMade(link, email) });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {invite.isError ? <Notice tone="danger">{problemText(invite.error, t)}</Notice> : null}
      {canMail ? (
        <TextField label={t('org.inviteEmail')} hint={t('org.inviteEmailHint')} name="email" type="email" autoComplete="off" />
      ) : null}
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
          {t(canMail ? 'org.inviteSend' : 'org.inviteAction')}
        </Button>
      </div>
    </form>
  );
}
