import type { Serving } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { AppLink } from '../../../ui/link';

interface Props {
  serving: Serving;
  formatSeconds: (seconds: number, locale: string) => string;
  jobHref: (key: string) => string;
  /** Where runners are looked after, for those who may. */
  runnersHref: string | null;
}

const LIGHTS = { none: 'bg-line-strong', waiting: 'bg-warn-ink', loading: 'bg-warn-ink animate-pulse', ready: 'bg-accent' } as const;

/** Whether it is loaded, and what it waits for: as the hub knows it now. */
export function ServingState({ serving, formatSeconds, jobHref, runnersHref }: Props) {
  const t = useT();
  const locale = useLocale();
  const { state, waiting, jobKey, idleSeconds } = serving;
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span aria-hidden="true" className={cx('size-2.5 shrink-0 rounded-full', LIGHTS[state])} />
      <span className="font-medium">{t(`try.state.${state}`)}</span>
      <span className="text-muted">
        {state === 'none' ? t('try.loadsThen') : null}
        {state === 'waiting' && waiting !== null ? <Reason waiting={waiting} /> : null}
        {state === 'ready' ? t('try.letGo', { time: formatSeconds(idleSeconds, locale) }) : null}
      </span>
      {waiting?.reason === 'no-runner' || waiting?.reason === 'paused' ? <Remedy href={runnersHref} /> : null}
      {jobKey === null || state === 'none' ? null : (
        <AppLink href={jobHref(jobKey)} className="text-link underline">
          {t('try.job')}
        </AppLink>
      )}
    </p>
  );
}

/** What helps, where waiting does not. */
function Remedy({ href }: { href: string | null }) {
  const t = useT();
  if (href === null) return <span className="text-muted">{t('try.do.ask')}</span>;
  return (
    <AppLink href={href} className="text-link underline">
      {t('try.do.runners')}
    </AppLink>
  );
}

function Reason({ waiting: { reason, resource, position } }: { waiting: NonNullable<Serving['waiting']> }) {
  const t = useT();
  switch (reason) {
    case 'pause':
      return t('try.wait.pause');
    case 'no-runner':
      return t(resource === null ? 'try.wait.noRunner' : `try.wait.lacking.${resource}`);
    case 'price':
      return t('try.wait.price');
    case 'paused':
      return t('try.wait.paused');
    case 'namespace-limit':
      return t('try.wait.limit');
    case 'ahead':
      return t('try.wait.ahead', { count: position - 1 });
    case 'busy':
      return t('try.wait.busy');
    case 'starting':
      return t('try.wait.starting');
  }
}
