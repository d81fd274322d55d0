import { type FormEvent, useState } from 'react';
import type { NewAccessToken, TokenRole, TokenScope } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useSettled } from '../../../lib/use-settled';
import { useCreateToken } from '../api/create-token';
import { DEFAULT_EXPIRY_DAYS, EXPIRY_CHOICES, expiresInDays } from '../model/expiry';
import { newScope, whole } from '../model/scopes';
import { ScopeFields } from './scope-fields';
import { TokenPreviewPanel } from './token-preview';

const ROLES = ['read', 'write', 'fineGrained'] as const;
/** A name that is being typed asks nothing yet. */
const SETTLED_MS = 300;

interface Props {
  /** Whose token it is. */
  owner: string;
  onMade: (token: NewAccessToken) => void;
  onCancel: () => void;
}

/** Beside the form stands what such a token may do, as it is chosen. */
export function NewTokenForm({ owner, onMade, onCancel }: Props) {
  const t = useT();
  const create = useCreateToken();
  const [role, setRole] = useState<TokenRole>('write');
  const [scopes, setScopes] = useState<TokenScope[]>(() => [newScope('user', owner)]);
  const settled = useSettled(JSON.stringify(whole(scopes)), SETTLED_MS);
  const shown = settled === '' ? [] : (JSON.parse(settled) as TokenScope[]);
  const isFine = role === 'fineGrained';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wish = {
      displayName: String(form.get('displayName')).trim(),
      role,
      ...(isFine ? { scopes } : {}),
      expiresInDays: expiresInDays(String(form.get('expiry'))),
    };
    create.mutate(wish, { onSuccess: onMade });
  };
  const refused = problemField(create.error, ['displayName']);
  return (
    <form onSubmit={submit} className="space-y-4">
      {create.isError && refused === null ? <Notice tone="danger">{problemText(create.error, t)}</Notice> : null}
      <div className="grid gap-6 md:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <TextField
            label={t('tokens.name')}
            hint={t('tokens.nameHint')}
            error={refused === null ? undefined : problemText(create.error, t)}
            name="displayName"
            required
            maxLength={96}
            autoComplete="off"
          />
          <SelectField
            label={t('tokens.role')}
            hint={t('tokens.roleHint')}
            name="role"
            value={role}
            onChange={({ target }) => setRole(target.value as TokenRole)}
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`tokens.role.${one}`)}
              </option>
            ))}
          </SelectField>
          {isFine ? <ScopeFields scopes={scopes} onChange={setScopes} /> : null}
          <SelectField label={t('tokens.expiry')} name="expiry" defaultValue={DEFAULT_EXPIRY_DAYS}>
            {EXPIRY_CHOICES.map((days) => (
              <option key={days} value={days}>
                {days === 0 ? t('tokens.never') : t('tokens.days', { count: days })}
              </option>
            ))}
          </SelectField>
        </div>
        <section aria-label={t('tokens.preview')} className="min-w-0 rounded-control border border-line bg-sunken p-3">
          <TokenPreviewPanel role={role} scopes={shown} />
        </section>
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={create.isPending}>
          {t('tokens.create')}
        </Button>
      </div>
    </form>
  );
}
