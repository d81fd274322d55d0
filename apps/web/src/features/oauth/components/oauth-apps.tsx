import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MadeOauthApp, OauthApp } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Empty } from '../../../ui/empty';
import { Icon } from '../../../ui/icon';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { oauthAppsQuery, useDeleteOauthApp } from '../api/clients';
import { OauthAppDialog } from './oauth-app-dialog';

type Editing = { app: OauthApp | null; made: MadeOauthApp | null };

export function OauthApps() {
  const t = useT();
  const apps = useQuery(oauthAppsQuery);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [deleting, setDeleting] = useState<OauthApp | null>(null);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <p className="flex-1 basis-72 text-muted">{t('oauthApps.intro')}</p>
        <Button tone="primary" onClick={() => setEditing({ app: null, made: null })}>
          <Icon name="plus" />
          {t('oauthApps.new')}
        </Button>
      </div>
      <QueryView query={apps} waiting={<SkeletonRows count={2} className="h-20" />}>
        {(list) => <AppList list={list} onEdit={(app) => setEditing({ app, made: null })} onDelete={setDeleting} />}
      </QueryView>
      {editing === null ? null : <OauthAppDialog app={editing.app} onClose={() => setEditing(null)} />}
      <DeleteDialog app={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

interface ListProps {
  list: readonly OauthApp[];
  onEdit: (app: OauthApp) => void;
  onDelete: (app: OauthApp) => void;
}

function AppList({ list, onEdit, onDelete }: ListProps) {
  const t = useT();
  if (list.length === 0) return <Empty>{t('oauthApps.none')}</Empty>;
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {list.map((app) => (
        <li key={app.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
          <div className="min-w-0 grow basis-64">
            <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
              {app.name}
              <Badge>{t(app.isConfidential ? 'oauthApps.confidential' : 'oauthApps.public')}</Badge>
            </p>
            <p className="mt-1 font-mono text-xs wrap-anywhere text-muted">{app.id}</p>
          </div>
          <div className="flex gap-2">
            <Button onClick={() => onEdit(app)} aria-label={t('oauthApps.editNamed', { name: app.name })}>
              {t('oauthApps.edit')}
            </Button>
            <Button onClick={() => onDelete(app)} aria-label={t('oauthApps.deleteNamed', { name: app.name })}>
              {t('oauthApps.delete')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function DeleteDialog({ app, onClose }: { app: OauthApp | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const remove = useDeleteOauthApp();
  const name = app?.name ?? '';
  const confirm = () => app && remove.mutate(app.id, { onSuccess: () => (say(t('oauthApps.deleted', { name })), onClose()) });
  return (
    <ConfirmDialog
      open={app !== null}
      onClose={onClose}
      title={t('oauthApps.deleteTitle', { name })}
      text={t('oauthApps.deleteText')}
      action={t('oauthApps.delete')}
      onConfirm={confirm}
      pending={remove.isPending}
      error={remove.error}
    />
  );
}
