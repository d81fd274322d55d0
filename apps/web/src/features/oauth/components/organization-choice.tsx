import type { ConsentQuestion } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';

interface Props {
  organizations: ConsentQuestion['organizations'];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

export function OrganizationChoice({ organizations, chosen, onChange }: Props) {
  const t = useT();
  const toggle = (id: string, isChosen: boolean) => onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{t('oauth.organizations')}</legend>
      <p className="mb-2 text-sm text-muted">{t('oauth.organizationsText')}</p>
      <ul className="space-y-2">
        {organizations.map(({ id, name, fullName }) => (
          <li key={id}>
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={chosen.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              <span className="wrap-anywhere">
                {fullName} {fullName === name ? null : <span className="text-muted">{name}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
