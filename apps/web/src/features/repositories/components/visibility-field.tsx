import { useT } from '../../../lib/i18n';

const CHOICES = ['public', 'private'] as const;
export type Visibility = (typeof CHOICES)[number];

/** `initial`: as this hub makes repositories. */
export function VisibilityField({ initial }: { initial: Visibility }) {
  const t = useT();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('new.visibility')}</legend>
      <div className="space-y-2">
        {CHOICES.map((choice) => (
          <label
            key={choice}
            className="flex cursor-pointer items-start gap-3 rounded-control border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input type="radio" name="visibility" value={choice} defaultChecked={choice === initial} className="mt-1 accent-(--accent)" />
            <span>
              <span className="block font-medium">{t(`new.${choice}`)}</span>
              <span className="block text-xs text-muted">{t(`new.${choice}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
