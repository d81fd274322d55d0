import { useEffect } from 'react';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Whoever looks at a discussion has read what they were told of it; also of what comes while they look. */
export function useSeen(key: RepositoryKey, { num, entries }: DiscussionDetail, isSignedIn: boolean): void {
  const path = `${repositoryResource(key)}/discussions/${num}/seen`;
  const last = entries.length;
  useEffect(() => {
    if (isSignedIn) hub.post(path).catch(() => undefined);
  }, [path, last, isSignedIn]);
}
