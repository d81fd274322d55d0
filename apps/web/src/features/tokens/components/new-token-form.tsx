import type { FormEvent } from 'react';
import type { NewAccessToken, TokenRole } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCreateToken } from '../api/create-token';
import { DEFAULT_EXPIRY_DAYS, EXPIRY_CHOICES, expiresInDays } from '../model/expiry';

export function NewTokenForm({ onMade, onCancel }: { onMade: (token: NewAccessToken) => void; onCancel: () => void }) {
  const t = useT();
  const create = useCreateToken();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wish = {
      displayName: String(form.get('displayName')).trim(),
      role: String(form.get('role')) as TokenRole,
      expiresInDays: expiresInDays(String(form.get('expiry'))),
    };
    create.mutate(wish, { onSuccess: onMade });
  };
  const refused = problemField(create.error, ['displayName']);
  return (
    <form onSubmit={submit} className="space-y-4">
      {create.isError && refused === null ? <Notice tone="danger">{problemText(create.error, t)}</Notice> : null}
      <TextField
        label={t('tokens.name')}
        hint={t('tokens.nameHint')}
        error={refused === null ? undefined : problemText(create.error, t)}
        name="displayName"
        required
        maxLength={96}
        autoComplete="off"
      />
      <SelectField label={t('tokens.role')} hint={t('tokens.roleHint')} name="role" defaultValue="write">
        <option value="read">{t('tokens.role.read')}</option>
        <option value="write">{t('tokens.role.write')}</option>
      </SelectField>
      <SelectField label={t('tokens.expiry')} name="expiry" defaultValue={DEFAULT_EXPIRY_DAYS}>
        {EXPIRY_CHOICES.map((days) => (
          <option key={days} value={days}>
            {days === 0 ? t('tokens.never') : t('tokens.days', { count: days })}
          </option>
        ))}
      </SelectField>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={create.isPending}>
          {t('tokens.create')}
        </Button>
      </div>
    </form>
  );
}
