import type { HubHealth } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Moment } from '../../../ui/moment';
import { Panel } from '../../../ui/page';

export function ProcessList({ processes, node }: { processes: HubHealth['processes']; node: string }) {
  const t = useT();
  return (
    <Panel title={t('admin.processes.title')}>
      <ul className="divide-y divide-line">
        {processes.map((one) => (
          <li key={`${one.kind} ${one.host} ${one.pid} ${one.startedAt}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="w-16 font-medium">{one.kind === 'worker' ? t('admin.processes.worker') : t('admin.processes.api')}</span>
            <code className="font-mono text-xs">
              {one.host}:{one.pid}
            </code>
            <span className="text-muted">{t('shell.version', { version: one.version })}</span>
            {one.isSilent ? <Badge tone="warn">{t('admin.processes.silent')}</Badge> : null}
            <span className="text-xs text-muted">
              {t('admin.processes.started')} <Moment at={one.startedAt} /> · {t('admin.processes.seen')} <Moment at={one.seenAt} />
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-muted">{t('admin.processes.node', { version: node })}</p>
    </Panel>
  );
}
