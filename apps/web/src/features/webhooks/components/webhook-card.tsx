import { useState } from 'react';
import type { Webhook } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { useToast } from '../../../ui/toast';
import { useWebhookDeed } from '../api/webhooks';
import { DeliveryLog } from './delivery-log';

interface Props {
  owner: string;
  webhook: Webhook;
  onEdit: () => void;
  onDelete: () => void;
}

export function WebhookCard({ owner, webhook, onEdit, onDelete }: Props) {
  const t = useT();
  const { say } = useToast();
  const [open, setOpen] = useState(false);
  const deed = useWebhookDeed(owner, webhook.id);
  const { disabledReason, watched, domains, url } = webhook;
  const act = (name: string) => deed.mutate(name, { onError: (error) => say(problemText(error, t), 'danger') });
  const test = () => (setOpen(true), act('test'));
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 font-mono text-sm break-all">{url}</h2>
        {disabledReason === null ? (
          <Badge tone="accent">{t('hooks.enabled')}</Badge>
        ) : (
          <Badge tone={disabledReason === 'owner' ? 'plain' : 'danger'}>{t(`hooks.disabled.${disabledReason}`)}</Badge>
        )}
        {disabledReason === null && webhook.failures > 0 ? (
          <Badge tone="warn">{t('hooks.failures', { count: webhook.failures })}</Badge>
        ) : null}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {watched.map(({ type, name }) => (
          <li key={`${type} ${name}`} className="break-all">
            {t(`hooks.type.${type}`)} <span className="text-ink">{name}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-muted">{domains.map((domain) => t(`hooks.domain.${domain}`)).join(' · ')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {t('hooks.log')}
        </Button>
        {disabledReason === null ? <Button onClick={test}>{t('hooks.test')}</Button> : null}
        <Button onClick={onEdit}>{t('hooks.edit')}</Button>
        <Button onClick={() => act(disabledReason === null ? 'disable' : 'enable')} disabled={deed.isPending}>
          {disabledReason === null ? t('hooks.disable') : t('hooks.enable')}
        </Button>
        <Button tone="danger" onClick={onDelete}>
          {t('hooks.delete')}
        </Button>
      </div>
      {open ? <DeliveryLog owner={owner} webhook={webhook} onAgain={(id) => act(`deliveries/${id}/again`)} /> : null}
    </li>
  );
}
