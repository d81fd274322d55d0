import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { Paging } from '../../../ui/paging';
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
              <li key={member.name} className="flex min-w-0 items-center gap-3 rounded-panel border border-line bg-surface p-3">
                <Avatar name={member.name} />
                <AppLink
                  href={`/${encodeURIComponent(member.name)}`}
                  className="min-w-0 grow truncate font-medium text-ink hover:text-link"
                >
                  {member.fullName || member.name}
                  {member.fullName ? <span className="font-normal text-muted"> {member.name}</span> : null}
                </AppLink>
                <Badge className="shrink-0">{t(`org.role.${member.role}`)}</Badge>
              </li>
            ))}
          </ul>
          <Paging first={cursor === '' ? null : hrefOf()} next={nextCursor === null ? null : hrefOf(nextCursor)} />
        </>
      )}
    </QueryView>
  );
}
