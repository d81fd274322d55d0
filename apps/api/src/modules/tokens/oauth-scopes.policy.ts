// What the scopes of a program's access token let it do, in the words of fine-grained tokens (names of scopes: contracts/huggingface-hub.md §3.2). Pure.
import { OAUTH_SCOPES, type OauthScope } from '@modelgrove/shared';
import type { TokenScope } from '../../common/actor';

export function isOauthScope(text: string): text is OauthScope {
  return (OAUTH_SCOPES as readonly string[]).includes(text);
}

/** In each namespace that the person opened. */
const PERMISSIONS: Partial<Record<OauthScope, readonly string[]>> = {
  'read-repos': ['repo.content.read'],
  'contribute-repos': ['repo.create'],
  'write-repos': ['repo.content.read', 'repo.content.write'],
  'manage-repos': ['repo.content.read', 'repo.content.write', 'repo.create', 'repo.manage'],
  'write-discussions': ['discussion.write'],
  'inference-api': ['inference.call'],
  jobs: ['job.write'],
};

export interface OauthReach {
  scopes: readonly string[];
  user: string;
  /** Names of the organizations that the person opened to the program, and belongs to today. */
  organizations: readonly string[];
  /** What the program made, as [type, name]. */
  made: readonly [type: 'model' | 'dataset' | 'space', name: string][];
}

export function oauthTokenScopes({ scopes, user, organizations, made }: OauthReach): TokenScope[] {
  const permissions = [...new Set(scopes.flatMap((scope) => PERMISSIONS[scope as OauthScope] ?? []))];
  if (permissions.length === 0) return [];
  return [
    { entity: { type: 'user', name: user }, permissions },
    ...organizations.map((name) => ({ entity: { type: 'org' as const, name }, permissions })),
    ...made.map(([type, name]) => ({ entity: { type, name }, permissions: ['repo.content.read', 'repo.content.write', 'repo.manage'] })),
  ];
}
