import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../features/accounts/api/session';
import type { SessionUser } from '../lib/api-types';
import { HubError } from '../lib/hub-error';
import { ProblemPage } from '../ui/problem-page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';

const NOBODY = new HubError({ status: 401, code: 'session/none' });

/** Its children are for people who are signed in; others are asked to. */
export function SignedIn({ children }: { children: (user: SessionUser) => ReactNode }) {
  const session = useQuery(sessionQuery);
  return (
    <QueryView query={session} waiting={<SkeletonRows count={4} className="h-14" />}>
      {({ user }) => (user === null ? <ProblemPage error={NOBODY} /> : children(user))}
    </QueryView>
  );
}
