import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectedApp } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Empty } from '../../../ui/empty';
import { Moment } from '../../../ui/moment';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { connectedQuery, useDisconnect } from '../api/connected';
import { ScopeList } from './scope-list';

export function ConnectedApps() {
  const connected = useQuery(connectedQuery);
  const [ending, setEnding] = useState<ConnectedApp | null>(null);
  return (
    <>
      <QueryView query={connected} waiting={<SkeletonRows count={2} className="h-24" />}>
        {(list) => <ConnectedList list={list} onEnd={setEnding} />}
      </QueryView>
      <DisconnectDialog app={ending} onClose={() => setEnding(null)} />
    </>
  );
}

function ConnectedList({ list, onEnd }: { list: readonly ConnectedApp[]; onEnd: (app: ConnectedApp) => void }) {
  const t = useT();
  if (list.length === 0) return <Empty>{t('connected.none')}</Empty>;
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {list.map((app) => (
        <li key={app.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 p-4">
          <div className="min-w-0 grow basis-64">
            <p className="font-medium wrap-anywhere">{app.program.name}</p>
            <Facts app={app} />
            <details className="mt-2 text-sm">
              <summary className="cursor-pointer text-muted">{t('connected.rights')}</summary>
              <div className="mt-2">
                <ScopeList scopes={app.scopes} />
              </div>
            </details>
          </div>
          <Button onClick={() => onEnd(app)} aria-label={t('connected.endNamed', { name: app.program.name })}>
            {t('connected.end')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Facts({ app: { program, organizations, createdAt, lastUsedAt } }: { app: ConnectedApp }) {
  const t = useT();
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted">
      <span>{program.owner === null ? t('oauth.ofTheHub') : t('connected.by', { owner: program.owner })}</span>
      <span>
        {t('connected.since')} <Moment at={createdAt} />
      </span>
      <span>
        {t('tokens.lastUsed')} {lastUsedAt === null ? t('tokens.notYet') : <Moment at={lastUsedAt} />}
      </span>
      {organizations.length === 0 ? null : <span>{t('connected.organizations', { names: organizations.join(', ') })}</span>}
    </p>
  );
}

function DisconnectDialog({ app, onClose }: { app: ConnectedApp | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const disconnect = useDisconnect();
  const name = app?.program.name ?? '';
  const confirm = () => app && disconnect.mutate(app.id, { onSuccess: () => (say(t('connected.ended', { name })), onClose()) });
  return (
    <ConfirmDialog
      open={app !== null}
      onClose={onClose}
      title={t('connected.endTitle', { name })}
      text={t('connected.endText')}
      action={t('connected.end')}
      onConfirm={confirm}
      pending={disconnect.isPending}
      error={disconnect.error}
    />
  );
}
