import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Webhook } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Dialog } from '../../../ui/dialog';
import { Empty } from '../../../ui/empty';
import { Icon } from '../../../ui/icon';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { useDeleteWebhook, webhooksQuery } from '../api/webhooks';
import { WebhookCard } from './webhook-card';
import { WebhookForm } from './webhook-form';

/** Those of a person or an organization. */
export function WebhookSettings({ owner }: { owner: string }) {
  const t = useT();
  const webhooks = useQuery(webhooksQuery(owner));
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Webhook | null>(null);
  const close = () => setEditing(null);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <p className="flex-1 basis-72 text-muted">{t('hooks.intro')}</p>
        <Button tone="primary" onClick={() => setEditing('new')}>
          <Icon name="plus" />
          {t('hooks.new')}
        </Button>
      </div>
      <QueryView query={webhooks} waiting={<SkeletonRows count={3} className="h-20" />}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('hooks.none')}</Empty>
          ) : (
            <ul className="space-y-4">
              {items.map((webhook) => (
                <WebhookCard
                  key={webhook.id}
                  owner={owner}
                  webhook={webhook}
                  onEdit={() => setEditing(webhook)}
                  onDelete={() => setDeleting(webhook)}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
      <Dialog open={editing !== null} onOpenChange={close} title={editing === 'new' ? t('hooks.new') : t('hooks.edit')}>
        {editing === null ? null : <WebhookForm owner={owner} webhook={editing === 'new' ? null : editing} onDone={close} />}
      </Dialog>
      <DeleteDialog owner={owner} webhook={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

function DeleteDialog({ owner, webhook, onClose }: { owner: string; webhook: Webhook | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const remove = useDeleteWebhook(owner);
  const done = () => (say(t('hooks.deleted')), onClose());
  return (
    <ConfirmDialog
      open={webhook !== null}
      onClose={onClose}
      title={t('hooks.deleteTitle')}
      text={t('hooks.deleteText', { url: webhook?.url ?? '' })}
      action={t('hooks.delete')}
      onConfirm={() => webhook && remove.mutate(webhook.id, { onSuccess: done })}
      pending={remove.isPending}
      error={remove.error}
    />
  );
}
