import { isIdentityOnly } from '@modelgrove/shared';
import { oauthTokenScopes } from './oauth-scopes.policy';

const REACH = { user: 'ann', organizations: ['acme'], made: [] };

describe('the scopes of a program', () => {
  it('that only say who somebody is let nothing be done', () => {
    expect(isIdentityOnly(['openid', 'profile', 'email'])).toBe(true);
    expect(oauthTokenScopes({ ...REACH, scopes: ['openid', 'profile', 'email'] })).toEqual([]);
    expect(isIdentityOnly(['openid', 'read-repos'])).toBe(false);
    expect(isIdentityOnly([])).toBe(true);
  });

  it('hold in the own namespace and in organizations that were opened, each permission once', () => {
    expect(oauthTokenScopes({ ...REACH, scopes: ['read-repos', 'write-repos'] })).toEqual([
      { entity: { type: 'user', name: 'ann' }, permissions: ['repo.content.read', 'repo.content.write'] },
      { entity: { type: 'org', name: 'acme' }, permissions: ['repo.content.read', 'repo.content.write'] },
    ]);
  });

  it('reach what the program made, and no more of that kind', () => {
    const scopes = oauthTokenScopes({ user: 'ann', organizations: [], made: [['dataset', 'ann/d']], scopes: ['contribute-repos'] });
    expect(scopes).toEqual([
      { entity: { type: 'user', name: 'ann' }, permissions: ['repo.create'] },
      { entity: { type: 'dataset', name: 'ann/d' }, permissions: ['repo.content.read', 'repo.content.write', 'repo.manage'] },
    ]);
  });

  it('never become the permissions that fine-grained tokens of people have on everything', () => {
    const all = oauthTokenScopes({ ...REACH, scopes: ['openid', 'manage-repos', 'write-repos', 'jobs', 'inference-api', 'unknown'] });
    expect(all.flatMap(({ permissions }) => permissions)).not.toContain('repo.write');
  });
});
