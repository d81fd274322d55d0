import type { Runner } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import { Moment } from '../../../ui/moment';
import { type Standing, standingOf } from '../model/standing';
import type { RunnerDeed } from './runner-deeds';

const TONES = {
  unheard: 'plain',
  away: 'danger',
  problem: 'danger',
  paused: 'warn',
  busy: 'accent',
  free: 'accent',
} as const satisfies Record<Standing, string>;
const TRIGGER = 'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink';

interface Props {
  runner: Runner;
  onDeed: (kind: RunnerDeed['kind']) => void;
  /** null: nothing can cost anything here, or its price is somebody else's to say. */
  onPrice: (() => void) | null;
}

export function RunnerRow({ runner, onDeed, onPrice }: Props) {
  const t = useT();
  const standing = standingOf(runner, Date.now());
  return (
    <li className="flex items-start gap-3 p-3">
      <div className="min-w-0 grow space-y-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{runner.name}</span>
          <Badge tone={TONES[standing]}>{t(`runners.standing.${standing}`)}</Badge>
          {runner.isBuiltIn ? <Badge>{t('runners.builtIn')}</Badge> : null}
          {runner.namespace === null ? null : (
            <Badge>{t(runner.isOpen ? 'runners.of' : 'runners.for', { namespace: runner.namespace })}</Badge>
          )}
          {Number(runner.cpuHour) + Number(runner.gpuHour) === 0 ? null : (
            <Badge>{t('runners.costs', { cpu: runner.cpuHour, gpu: runner.gpuHour })}</Badge>
          )}
        </p>
        {runner.problem === null ? null : (
          <p className="text-sm text-danger" lang="en">
            {runner.problem}
          </p>
        )}
        {runner.seenAt === null ? (
          <p className="text-sm text-muted">{t('runners.unheardText')}</p>
        ) : (
          <Machine runner={runner} seenAt={runner.seenAt} />
        )}
      </div>
      <RunnerMenu runner={runner} onDeed={onDeed} onPrice={onPrice} />
    </li>
  );
}

function Machine({ runner, seenAt }: { runner: Runner; seenAt: string }) {
  const t = useT();
  const locale = useLocale();
  const { os, architecture, backend, version, gpuNames, recipes, taken } = runner;
  const host = [os, architecture, backend, version === null ? null : `v${version}`].filter((part) => part !== null).join(' · ');
  return (
    <>
      <p className="flex flex-wrap gap-x-3 text-sm">
        <span>{t('runners.jobs', { running: runner.running, slots: runner.slots })}</span>
        <span>{t('runners.cpus', { taken: taken.cpus, count: runner.cpus })}</span>
        <span>{t('runners.memory', { taken: formatBytes(taken.memoryBytes, locale), size: formatBytes(runner.memoryBytes, locale) })}</span>
        {runner.gpus === 0 ? null : <span>{t('runners.gpus', { taken: taken.gpus, count: runner.gpus })}</span>}
        {gpuNames.length === 0 ? null : <span>{gpuNames.join(', ')}</span>}
      </p>
      <p className="flex flex-wrap gap-x-3 text-xs text-muted">
        <span>{host}</span>
        <span>{recipes.length === 0 ? t('runners.noRecipes') : t('runners.recipes', { names: recipes.join(', ') })}</span>
        <span>
          {t('runners.seen')} <Moment at={seenAt} />
        </span>
      </p>
    </>
  );
}

function RunnerMenu({ runner, onDeed, onPrice }: Props) {
  const t = useT();
  const action = (kind: RunnerDeed['kind']): MenuEntry => ({
    kind: 'action',
    title: t(`runners.deed.${kind}`),
    onSelect: () => onDeed(kind),
  });
  const entries = [
    action(runner.isPaused ? 'resume' : 'pause'),
    ...(onPrice === null ? [] : [{ kind: 'action', title: t('runners.deed.price'), onSelect: onPrice } as const]),
    ...(runner.isBuiltIn ? [] : [action('token'), { kind: 'separator' } as const, action('remove')]),
  ];
  const label = t('runners.deedsOf', { name: runner.name });
  return <Menu trigger={<Icon name="more" className="size-5" />} label={label} className={TRIGGER} entries={entries} />;
}
