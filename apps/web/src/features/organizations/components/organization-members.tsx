import type { Organization } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';

export function OrganizationMembers({ organization }: { organization: Organization }) {
  const t = useT();
  return (
    <Panel title={t('org.members', { count: organization.members.length })}>
      <ul className="space-y-2">
        {organization.members.map((member) => (
          <li key={member.name} className="flex items-center justify-between gap-2">
            <AppLink href={`/${encodeURIComponent(member.name)}`} className="min-w-0 text-link hover:underline">
              {member.fullName ?? member.name}
            </AppLink>
            <Badge>{t(`org.role.${member.role}`)}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
