import { useT } from '../../../lib/i18n';
import { SelectField, TextField } from '../../../ui/field';
import type { Plan } from '../model/plan';

interface Props {
  plan: Plan;
  namespaces: readonly string[];
  nameError?: string;
}

const VISIBILITIES = ['private', 'public'] as const;

/** Whose the result is, how it is called, who sees it. */
export function OutputFields({ plan, namespaces, nameError }: Props) {
  const t = useT();
  const [base = ''] = plan.model.split('/').slice(-1);
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('tune.result')}</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField label={t('tune.owner')} name="namespace" defaultValue={plan.namespace || namespaces[0]} hint={t('tune.ownerHint')}>
          {namespaces.map((name) => (
            <option key={name} data-by-user="">
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('tune.name')}
          name="name"
          defaultValue={plan.name}
          placeholder={`${base}-ft-…`}
          error={nameError}
          hint={t('tune.nameHint')}
          maxLength={96}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SelectField label={t('tune.visibility')} name="visibility" defaultValue={plan.visibility || 'private'}>
          {VISIBILITIES.map((one) => (
            <option key={one} value={one}>
              {t(`new.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
    </fieldset>
  );
}
