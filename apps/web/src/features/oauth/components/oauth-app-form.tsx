import { OAUTH_SCOPES } from '@modelgrove/shared';
import type { FormEvent } from 'react';
import type { MadeOauthApp, OauthApp } from '../../../lib/api-types';
import { type MessageId, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useChangeOauthApp, useCreateOauthApp, useRenewSecret } from '../api/clients';
import { linesOf } from '../model/scopes';

interface Props {
  app: OauthApp | null;
  onMade: (made: MadeOauthApp) => void;
  onClose: () => void;
}

export function OauthAppForm({ app, onMade, onClose }: Props) {
  const t = useT();
  const [create, change, renew] = [useCreateOauthApp(), useChangeOauthApp(app?.id ?? ''), useRenewSecret()];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const wish = {
      name: text('name'),
      homepage: text('homepage'),
      redirectUris: linesOf(text('redirectUris')),
      scopes: form.getAll('scopes').map(String),
    };
    if (app === null) create.mutate({ ...wish, isConfidential: form.get('isConfidential') !== null }, { onSuccess: onMade });
    else change.mutate(wish, { onSuccess: onClose });
  };
  const error = create.error ?? change.error ?? renew.error;
  return (
    <form onSubmit={submit} className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <TextField
        label={t('oauthApps.name')}
        hint={t('oauthApps.nameHint')}
        name="name"
        defaultValue={app?.name}
        required
        maxLength={80}
        autoComplete="off"
      />
      <TextField label={t('oauthApps.homepage')} name="homepage" type="url" defaultValue={app?.homepage} maxLength={1000} />
      <TextAreaField
        label={t('oauthApps.redirectUris')}
        hint={t('oauthApps.redirectUrisHint')}
        name="redirectUris"
        defaultValue={app?.redirectUris.join('\n')}
        required
        className="font-mono text-xs"
      />
      <ScopeChoice chosen={app?.scopes ?? ['openid', 'profile']} />
      {app === null ? <Check name="isConfidential" value="yes" label={t('oauthApps.keepsSecret')} chosen={false} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {app?.isConfidential ? (
          <Button className="mr-auto" disabled={renew.isPending} onClick={() => renew.mutate(app.id, { onSuccess: onMade })}>
            {t('oauthApps.renew')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={create.isPending || change.isPending}>
          {app === null ? t('oauthApps.create') : t('oauthApps.save')}
        </Button>
      </div>
    </form>
  );
}

function ScopeChoice({ chosen }: { chosen: readonly string[] }) {
  const t = useT();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('oauthApps.scopes')}</legend>
      <ul className="space-y-1">
        {OAUTH_SCOPES.filter((scope) => scope !== 'openid').map((scope) => (
          <li key={scope}>
            <Check name="scopes" value={scope} label={t(`oauth.scope.${scope}` as MessageId)} chosen={chosen.includes(scope)} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Check({ name, value, label, chosen }: { name: string; value: string; label: string; chosen: boolean }) {
  return (
    <label className="flex items-start gap-2 text-sm">
      <input type="checkbox" name={name} value={value} defaultChecked={chosen} className="mt-0.5 size-4 accent-accent" />
      <span>{label}</span>
    </label>
  );
}
