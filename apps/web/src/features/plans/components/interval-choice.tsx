import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import type { Interval } from './plan-card';

/** Paid by the month, or by the year. */
export function IntervalChoice({ value, onChange }: { value: Interval; onChange: (next: Interval) => void }) {
  const t = useT();
  return (
    <fieldset className="inline-flex rounded-control border border-line-strong p-0.5">
      <legend className="sr-only">{t('plan.interval')}</legend>
      {(['month', 'year'] as const).map((interval) => (
        <label
          key={interval}
          className={cx(
            'cursor-pointer rounded-[4px] px-3 py-1 has-focus-visible:outline-2',
            value === interval ? 'bg-accent-soft font-medium text-accent-soft-ink' : 'text-ink hover:bg-hover',
          )}
        >
          <input type="radio" name="interval" className="sr-only" checked={value === interval} onChange={() => onChange(interval)} />
          {t(`plan.interval.${interval}`)}
        </label>
      ))}
    </fieldset>
  );
}
