import { lazy, Suspense, useEffect, useState } from 'react';
import { useUser } from '../features/accounts/api/session';
import { withRareWords } from '../lib/i18n';
import { LEFT_DATABASE, LEFT_KEY } from '../lib/uploads-left';
import { useStored } from '../lib/use-stored';

const UploadsLeft = lazy(() => withRareWords(import('../features/uploads/components/uploads-left')));

/** Comes only where an upload of this browser is not done. */
export function LeftBanner() {
  const user = useUser();
  const kept = useStored(LEFT_KEY);
  const isThere = useDatabase();
  if (!user || (kept === null && !isThere)) return null;
  return (
    <Suspense>
      <UploadsLeft viewer={user.name} />
    </Suspense>
  );
}

/** A browser writes its simple store down after some seconds, and the database at once: who is killed in between has only the latter. */
function useDatabase(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    void databases().then((all) => setThere(all.some(({ name }) => name === LEFT_DATABASE)));
  }, []);
  return isThere;
}

/** None where they cannot be listed. */
async function databases(): Promise<IDBDatabaseInfo[]> {
  try {
    return await window.indexedDB.databases();
  } catch {
    return [];
  }
}
