import type { DataBeginning } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { SelectField } from '../../../ui/field';
import { changed, type Chosen, NO_COLUMN, type Plan, rolesOf, SHAPES } from '../model/plan';

interface Props {
  plan: Plan;
  chosen: Chosen | null;
  beginning: DataBeginning | null;
  onPlan: (plan: Plan) => void;
}

/** What a row is, and which columns are which. */
export function ShapeFields({ plan, chosen, beginning, onPlan }: Props) {
  const t = useT();
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-medium">{t('tune.shape')}</legend>
        <div className="grid gap-2 sm:grid-cols-3">
          {SHAPES.map((shape) => (
            <label
              key={shape}
              className="flex cursor-pointer items-start gap-3 rounded-control border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="shape"
                value={shape}
                checked={chosen?.shape === shape}
                onChange={() => onPlan(changed(plan, { shape }))}
                className="mt-1 accent-(--accent)"
              />
              <span>
                <span className="block font-medium">{t(`tune.shape.${shape}`)}</span>
                <span className="block text-xs text-muted">{t(`tune.shapeHint.${shape}`)}</span>
              </span>
            </label>
          ))}
        </div>
        {chosen === null ? <p className="mt-1 text-xs text-danger">{t('tune.shapeUnknown')}</p> : null}
      </fieldset>
      {chosen === null ? null : <Columns plan={plan} chosen={chosen} beginning={beginning} onPlan={onPlan} />}
    </>
  );
}

function Columns({ plan, chosen, beginning, onPlan }: Props & { chosen: Chosen }) {
  const t = useT();
  const names = beginning?.columns ?? [];
  if (names.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {rolesOf(chosen.shape).map(({ role, isOptional }) => (
        <SelectField
          key={role}
          label={t(`tune.role.${role}`)}
          value={chosen.columns[role] ?? ''}
          error={chosen.missing.includes(role) ? t('tune.roleMissing') : undefined}
          onChange={(event) => onPlan(changed(plan, { [role]: event.target.value || NO_COLUMN }))}
        >
          {isOptional || chosen.columns[role] === undefined ? <option value="">{t('tune.noColumn')}</option> : null}
          {names.map((name) => (
            <option key={name} value={name} data-by-user="">
              {name}
            </option>
          ))}
        </SelectField>
      ))}
    </div>
  );
}
