import { useInfiniteQuery } from '@tanstack/react-query';
import type { Profile } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { MoreButton } from '../../../ui/more-button';
import { PersonRow } from '../../../ui/person-row';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import { followsQuery } from '../api/follows';

/** Who follows somebody, or whom somebody follows. */
export function FollowedList({ profile, side }: { profile: Profile; side: 'followers' | 'following' }) {
  const t = useT();
  const list = useInfiniteQuery(followsQuery(profile.name, side));
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={4} className="h-12" />;
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{t(`follow.title.${side}`)}</h2>
      {items.length === 0 ? <Empty>{t(`follow.none.${side}`)}</Empty> : null}
      <ul className="grid gap-3 sm:grid-cols-2">
        {items.map(({ kind, name, fullName }) => (
          <li key={name} className="min-w-0">
            <PersonRow name={name} fullName={fullName} kind={kind}>
              {kind === 'organization' ? <Badge className="shrink-0">{t('org.badge')}</Badge> : null}
            </PersonRow>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}
