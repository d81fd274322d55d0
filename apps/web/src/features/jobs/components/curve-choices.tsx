import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import type { CurvesShown } from '../model/jobs-address';

interface Props {
  others: readonly { name: string; title: string }[];
  shown: CurvesShown;
  onShow: (change: CurvesShown) => void;
}

/** Which metrics have a picture besides the losses, and on which scale. */
export function CurveChoices({ others, shown, onShow }: Props) {
  const t = useT();
  const toggle = (name: string) => {
    const metrics = shown.metrics.includes(name) ? shown.metrics.filter((one) => one !== name) : [...shown.metrics, name];
    onShow({ ...shown, metrics });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {others.length === 0 ? null : (
        <div role="group" aria-label={t('job.moreMetrics')} className="flex flex-wrap gap-2">
          {others.map(({ name, title }) => (
            <Choice key={name} title={title} isOn={shown.metrics.includes(name)} onToggle={() => toggle(name)} />
          ))}
        </div>
      )}
      <label className="ml-auto flex h-8 items-center gap-2 text-sm">
        <input
          type="checkbox"
          role="switch"
          checked={shown.isLog}
          onChange={(event) => onShow({ ...shown, isLog: event.target.checked })}
          className="size-4 accent-accent"
        />
        {t('job.logScale')}
      </label>
    </div>
  );
}

function Choice({ title, isOn, onToggle }: { title: string; isOn: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className={cx(
        'inline-flex h-7 items-center rounded-full border px-3 text-xs',
        isOn ? 'border-transparent bg-accent-soft font-medium text-accent-soft-ink' : 'border-line-strong text-ink hover:bg-hover',
      )}
    >
      {title}
    </button>
  );
}
