import { useT } from '../../../lib/i18n';
import type { ComputeWish } from '../api/computing';

interface Props {
  value: ComputeWish['runners'];
  /** What of the job is not public, by name. */
  hidden: readonly string[];
  onChange: (value: ComputeWish['runners']) => void;
}

/** Whether it may go to machines of others; where something of it is not public, only by saying so of that. */
export function SharingChoice({ value, hidden, onChange }: Props) {
  const t = useT();
  const shared = hidden.length === 0 ? 'public' : 'any';
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('compute.where')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {(['none', shared] as const).map((choice) => (
          <label
            key={choice}
            className="flex cursor-pointer items-start gap-3 rounded-control border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="compute-sharing"
              checked={value === choice}
              onChange={() => onChange(choice)}
              className="mt-1 accent-(--accent)"
            />
            <span className="min-w-0">
              <span className="block font-medium">{t(choice === 'none' ? 'compute.where.none' : 'compute.where.others')}</span>
              <span className="block text-xs break-words text-muted">
                {choice === 'none'
                  ? t('compute.where.noneHint')
                  : choice === 'public'
                    ? t('compute.where.publicHint')
                    : t('compute.where.anyHint', { names: hidden.join(', ') })}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
