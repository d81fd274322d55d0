import { useT } from '../../../lib/i18n';
import { SelectField, TextField } from '../../../ui/field';
import { NUMBERS, type NumberField, type Plan } from '../model/plan';

const METHODS = ['lora', 'full'] as const;
/** What the hub takes where none is given. */
const SEED = '42';

/** What is left empty the trainer chooses, by the size of model and data. */
export function HyperFields({ plan, wrong }: { plan: Plan; wrong: readonly NumberField[] }) {
  const t = useT();
  const isTouched = plan.method !== '' || NUMBERS.some(({ field }) => plan[field] !== '');
  return (
    <details open={isTouched || wrong.length > 0 ? true : undefined}>
      <summary className="inline-block py-1 font-medium text-link">{t('tune.more')}</summary>
      <p className="mt-1 mb-3 text-xs text-muted">{t('tune.moreText')}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField label={t('tune.method')} name="method" defaultValue={plan.method || 'lora'} hint={t('tune.methodHint')}>
          {METHODS.map((method) => (
            <option key={method} value={method}>
              {t(`tune.method.${method}`)}
            </option>
          ))}
        </SelectField>
        {NUMBERS.map(({ field, min, max }) => (
          <TextField
            key={field}
            label={t(`tune.hyper.${field}`)}
            name={field}
            inputMode="decimal"
            defaultValue={plan[field]}
            placeholder={field === 'seed' ? SEED : t('tune.auto')}
            error={wrong.includes(field) ? t('tune.numberWrong', { min, max }) : undefined}
            autoComplete="off"
          />
        ))}
      </div>
    </details>
  );
}
