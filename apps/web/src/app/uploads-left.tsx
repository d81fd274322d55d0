import { lazy, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import { withRareWords } from '../lib/i18n';
import { LEFT_KEY } from '../lib/uploads-left';
import { useStored } from '../lib/use-stored';

const UploadsLeft = lazy(() => withRareWords(import('../features/uploads/components/uploads-left')));

/** Comes only where an upload of this browser is not done. */
export function LeftBanner() {
  const user = useUser();
  const kept = useStored(LEFT_KEY);
  if (!user || kept === null) return null;
  return (
    <Suspense>
      <UploadsLeft viewer={user.name} />
    </Suspense>
  );
}
