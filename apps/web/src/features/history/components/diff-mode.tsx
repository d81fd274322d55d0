import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';

export type DiffMode = 'unified' | 'split';

/** Two columns need room: phones have one. */
export function DiffModePicker({ mode, onChange }: { mode: DiffMode; onChange: (mode: DiffMode) => void }) {
  const t = useT();
  return (
    <div role="group" aria-label={t('diff.mode')} className="flex overflow-hidden rounded-control border border-line-strong max-md:hidden">
      {(['unified', 'split'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={mode === one}
          onClick={() => onChange(one)}
          className={cx(
            'h-8 px-3 text-sm -outline-offset-2',
            mode === one ? 'bg-accent-soft font-medium text-accent-soft-ink' : 'bg-surface',
          )}
        >
          {t(`diff.mode.${one}`)}
        </button>
      ))}
    </div>
  );
}
