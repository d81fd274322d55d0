import type { SelectHTMLAttributes } from 'react';
import type { OrganizationRole } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { SelectField } from '../../../ui/field';

export const ROLES: readonly OrganizationRole[] = ['read', 'contributor', 'write', 'admin'];

type Props = SelectHTMLAttributes<HTMLSelectElement> & { label: string };

export function RoleField(props: Props) {
  const t = useT();
  return (
    <SelectField {...props}>
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {t(`org.role.${role}`)}
        </option>
      ))}
    </SelectField>
  );
}

/** What each role may do, for those who choose one. */
export function RoleNotes() {
  const t = useT();
  return (
    <dl className="grid gap-x-3 gap-y-1 text-xs text-muted sm:grid-cols-[auto_1fr]">
      {ROLES.map((role) => (
        <div key={role} className="contents">
          <dt className="font-medium text-ink">{t(`org.role.${role}`)}</dt>
          <dd>{t(`org.roleNote.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
