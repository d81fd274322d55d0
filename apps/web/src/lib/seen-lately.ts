// Which repositories somebody looked at last: kept in this browser only, for each account apart.
import type { RepoType } from '@modelgrove/shared';
import { useEffect } from 'react';
import { readStored, writeStored } from './storage';

const MOST = 6;

export interface SeenRepository {
  type: RepoType;
  namespace: string;
  name: string;
}

const keyOf = (userName: string): string => `grove.seen.${userName}`;

/** Nothing for whoever is not signed in. */
export function useNoteSeen(seen: SeenRepository | undefined, userName: string | undefined): void {
  const { type, namespace, name } = seen ?? {};
  useEffect(() => {
    if (!type || !namespace || !name || !userName) return;
    const others = seenLately(userName).filter((one) => one.type !== type || one.namespace !== namespace || one.name !== name);
    writeStored(keyOf(userName), JSON.stringify([{ type, namespace, name }, ...others].slice(0, MOST)));
  }, [type, namespace, name, userName]);
}

/** The last one first. */
export function seenLately(userName: string): SeenRepository[] {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(userName)) ?? '[]');
    return Array.isArray(kept) ? (kept as SeenRepository[]) : [];
  } catch {
    return [];
  }
}
