// Which part of a name's page the address shows: /acme?tab=dataset.
import { REPO_TYPES } from '@modelgrove/shared';
import type { Profile } from '../../../lib/api-types';

export type ProfileTab = 'overview' | 'model' | 'dataset' | 'app' | 'members';

export function profileTab(param: unknown, kind: Profile['kind']): ProfileTab {
  const known: readonly ProfileTab[] = kind === 'organization' ? ['overview', ...REPO_TYPES, 'members'] : ['overview', ...REPO_TYPES];
  return known.find((tab) => tab === param) ?? 'overview';
}

export function profileHref(name: string, tab: ProfileTab, cursor?: string): string {
  const params = new URLSearchParams();
  if (tab !== 'overview') params.set('tab', tab);
  if (cursor) params.set('cursor', cursor);
  const query = params.toString();
  return `/${encodeURIComponent(name)}${query === '' ? '' : `?${query}`}`;
}
