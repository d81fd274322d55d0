// A step in between on purpose: the page of a repository, which everybody loads, would otherwise name every file that this needs.
import { lazy, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import type { RepositoryKey } from '../lib/addresses';
import { collectionOwners } from './collection-owners';

const GatheredPanel = lazy(async () => {
  const [{ GatheredPanel: loaded }] = await Promise.all([
    import('../features/collections/components/gathered-panel'),
    import('../lib/circle-words').then(({ ready }) => ready),
  ]);
  return { default: loaded };
});

/** In which collections a repository stands. */
export default function Gathered({ of }: { of: RepositoryKey }) {
  const user = useUser();
  return (
    <Suspense>
      <GatheredPanel of={of} owners={user ? collectionOwners(user) : []} />
    </Suspense>
  );
}
