import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { Paging } from '../../../ui/paging';
import { PersonRow } from '../../../ui/person-row';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { organizationQuery } from '../api/organization';

interface Props {
  name: string;
  cursor: string;
  hrefOf: (cursor?: string) => string;
}

/** The members as everybody sees them. */
export function OrganizationMembers({ name, cursor, hrefOf }: Props) {
  const t = useT();
  const organization = useQuery(organizationQuery(name, cursor));
  return (
    <QueryView query={organization} waiting={<SkeletonRows count={4} className="h-12" />}>
      {({ members, nextCursor }) => (
        <>
          {members.length === 0 ? <Empty>{t('org.noMembers')}</Empty> : null}
          <ul className="grid gap-3 sm:grid-cols-2">
            {members.map((member) => (
              <li key={member.name} className="min-w-0">
                <PersonRow name={member.name} fullName={member.fullName}>
                  <Badge className="shrink-0">{t(`org.role.${member.role}`)}</Badge>
                </PersonRow>
              </li>
            ))}
          </ul>
          <Paging first={cursor === '' ? null : hrefOf()} next={nextCursor === null ? null : hrefOf(nextCursor)} />
        </>
      )}
    </QueryView>
  );
}
