import { type FormEvent, useState } from 'react';
import type { Webhook, WebhookWish } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { CopyLine } from '../../../ui/copy-line';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useSaveWebhook } from '../api/webhooks';
import { newSecret } from '../model/secret';
import { WatchedFields } from './watched-fields';

const DOMAINS = ['repo', 'discussion'] as const;

/** The secret is made here and can be read here only: the hub keeps it sealed. */
export function WebhookForm({ owner, webhook, onDone }: { owner: string; webhook: Webhook | null; onDone: () => void }) {
  const t = useT();
  const { say } = useToast();
  const save = useSaveWebhook(owner, webhook?.id);
  const [watched, setWatched] = useState<WebhookWish['watched']>(webhook?.watched ?? [{ type: 'user', name: owner }]);
  const [secret, setSecret] = useState(() => (webhook === null ? newSecret() : null));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wish = { url: String(form.get('url')).trim(), watched, domains: DOMAINS.filter((domain) => form.get(domain) !== null) };
    save.mutate({ ...wish, ...(secret === null ? {} : { secret }) }, { onSuccess: () => (say(t('hooks.saved')), onDone()) });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {save.isError ? <Notice tone="danger">{problemText(save.error, t)}</Notice> : null}
      <TextField
        label={t('hooks.url')}
        hint={t('hooks.urlHint')}
        name="url"
        type="url"
        required
        maxLength={2000}
        defaultValue={webhook?.url}
      />
      <WatchedFields watched={watched} onChange={setWatched} />
      <fieldset>
        <legend className="mb-1 font-medium">{t('hooks.events')}</legend>
        {DOMAINS.map((domain) => (
          <label key={domain} className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              name={domain}
              defaultChecked={webhook === null || webhook.domains.includes(domain)}
              className="size-4 accent-accent"
            />
            {t(`hooks.domain.${domain}`)}
          </label>
        ))}
      </fieldset>
      {secret === null ? (
        <Button onClick={() => setSecret(newSecret())}>{t('hooks.newSecret')}</Button>
      ) : (
        <div className="space-y-2">
          <p className="font-medium">{t('hooks.secret')}</p>
          <CopyLine text={secret} label={t('hooks.copySecret')} />
          <p className="text-xs text-muted">{t('hooks.secretHint')}</p>
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={save.isPending}>
          {webhook === null ? t('hooks.create') : t('hooks.save')}
        </Button>
      </div>
    </form>
  );
}
