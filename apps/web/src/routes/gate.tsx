// A step in between on purpose, as routes/sold.
import { useLocation } from '@tanstack/react-router';
import { lazy } from 'react';
import { useUser } from '../features/accounts/api/session';
import type { RepositoryDetail } from '../lib/api-types';
import { withGateWords } from '../lib/gate-words';

const LoadedGate = lazy(async () => ({ default: (await withGateWords(import('../features/gates/components/gate-panel'))).GatePanel }));

/** In front of a gated repository, for who has not been let in. */
export function RepositoryGate({ repository }: { repository: RepositoryDetail }) {
  const user = useUser();
  const { pathname } = useLocation();
  if (repository.gated === null || repository.allowed.includes('read') || user === undefined) return null;
  const signInHref = user === null ? `/login?next=${encodeURIComponent(pathname)}` : null;
  return <LoadedGate repository={repository} gated={repository.gated} signInHref={signInHref} />;
}
