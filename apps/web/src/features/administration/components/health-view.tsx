import { useQuery } from '@tanstack/react-query';
import type { HubHealth } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { healthQuery } from '../api/state';
import { useCheckFacts } from '../model/check-facts';
import { FailingJobs } from './failing-jobs';
import { ProcessList } from './process-list';

const KNOWN_HINTS = ['open-signup', 'plain-http', 'secret-in-environment'] as const;

/** Whether the hub is well, asked again every quarter of a minute. */
export function HealthView() {
  const health = useQuery(healthQuery);
  return (
    <QueryView query={health} waiting={<SkeletonRows count={6} className="h-14" />}>
      {(found) => (
        <div className="space-y-6">
          <Hints health={found} />
          <Checks health={found} />
          <FailingJobs jobs={found.failures} />
          <ProcessList processes={found.processes} node={found.node} />
        </div>
      )}
    </QueryView>
  );
}

function Hints({ health }: { health: HubHealth }) {
  const t = useT();
  if (health.hints.length === 0) return null;
  return (
    <section aria-label={t('admin.health.hints')} className="space-y-2">
      {health.hints.map((hint) => {
        const known = KNOWN_HINTS.find((code) => code === hint.code);
        return (
          <Notice key={`${hint.code} ${hint.text}`} tone="warn">
            {known === undefined ? <code className="font-mono text-xs">{hint.text}</code> : t(`admin.hint.${known}`)}{' '}
            {hint.variables.map((name) => (
              <code key={name} className="mr-1 font-mono text-xs">
                {name}
              </code>
            ))}
          </Notice>
        );
      })}
    </section>
  );
}

const LOOKS: Record<HubHealth['checks'][number]['level'], { icon: 'check' | 'warning'; className: string }> = {
  ok: { icon: 'check', className: 'text-link' },
  warning: { icon: 'warning', className: 'text-warn-ink' },
  problem: { icon: 'warning', className: 'text-danger' },
};

function Checks({ health }: { health: HubHealth }) {
  const t = useT();
  const wordsOf = useCheckFacts();
  return (
    <Panel title={t('admin.health.checks')}>
      <ul className="divide-y divide-line">
        {health.checks.map((check) => {
          const look = LOOKS[check.level];
          return (
            <li key={check.name} className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-0.5 py-2 sm:grid-cols-[auto_9rem_1fr]">
              <Icon name={look.icon} className={cx('size-4', look.className)} />
              <span className="font-medium">
                {t(`admin.check.${check.name}`)} <span className="sr-only">{t(`admin.level.${check.level}`)}</span>
              </span>
              <span className="min-w-0 text-muted max-sm:col-start-2">{wordsOf(check)}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
