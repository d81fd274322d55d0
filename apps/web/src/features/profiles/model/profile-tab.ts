// Which part of a name's page the address shows: /acme?tab=dataset.
import { REPO_TYPES } from '@modelgrove/shared';
import type { Profile } from '../../../lib/api-types';

export type ProfileTab = 'overview' | 'model' | 'dataset' | 'app' | 'collections' | 'activity' | 'members' | 'followers' | 'following';

export function profileTab(param: unknown, kind: Profile['kind']): ProfileTab {
  const ofBoth: readonly ProfileTab[] = ['overview', ...REPO_TYPES, 'collections', 'activity', 'followers'];
  const known: readonly ProfileTab[] = [...ofBoth, kind === 'organization' ? 'members' : 'following'];
  return known.find((tab) => tab === param) ?? 'overview';
}

export function profileHref(name: string, tab: ProfileTab, cursor?: string): string {
  const params = new URLSearchParams();
  if (tab !== 'overview') params.set('tab', tab);
  if (cursor) params.set('cursor', cursor);
  const query = params.toString();
  return `/${encodeURIComponent(name)}${query === '' ? '' : `?${query}`}`;
}
