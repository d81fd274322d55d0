import { grantsOf } from './group-roles.policy';
import { nameCandidates } from './name-suggestion.policy';
import { identityFrom } from './provider-claims';

describe('groups', () => {
  const RULES = [
    { group: 'ml', organization: 'acme', role: 'write' as const },
    { group: 'leads', organization: 'acme', role: 'admin' as const },
    { group: 'everyone', organization: 'acme', role: 'read' as const },
    { group: 'ops', organization: null, role: 'admin' as const },
  ];

  it('become the strongest role of all rules that hold', () => {
    expect(grantsOf(RULES, ['everyone', 'ml'])).toEqual({ organizations: new Map([['acme', 'write']]), isAdministrator: false });
    expect(grantsOf(RULES, ['leads', 'everyone', 'ops'])).toEqual({ organizations: new Map([['acme', 'admin']]), isAdministrator: true });
    expect(grantsOf(RULES, ['ML', 'other'])).toEqual({ organizations: new Map(), isAdministrator: false });
  });

  it('are read as a list, as one name, from inside of an object; absent is none, elsewhere is unknown', () => {
    const groups = (claims: object, claim = 'groups') => identityFrom({ iss: 'i', sub: 's', ...claims }, claim).groups;
    expect(groups({ groups: ['a', 1, null, 'b'] })).toEqual(['a', 'b']);
    expect(groups({ groups: 'a' })).toEqual(['a']);
    expect(groups({ realm_access: { roles: ['a'] } }, 'realm_access.roles')).toEqual(['a']);
    expect(groups({ 'https://x/groups': ['a'] }, 'https://x/groups')).toEqual(['a']);
    expect(groups({})).toEqual([]);
    expect(groups({ _claim_names: { groups: 'src1' } })).toBeNull();
  });
});

describe('what a provider says', () => {
  it('is not believed to be of the right kind', () => {
    const strange = { iss: 'i', sub: 's', email: ['a@b'], email_verified: 1, name: { a: 1 }, preferred_username: 'x'.repeat(10_000) };
    expect(identityFrom(strange, 'groups')).toEqual({
      issuer: 'i',
      subject: 's',
      email: null,
      isEmailVerified: false,
      fullName: '',
      preferredName: null,
      groups: [],
    });
    expect(identityFrom({ iss: 'i', sub: 's', email: 'a@b.c', email_verified: 'true' }, 'groups')).toMatchObject({
      email: 'a@b.c',
      isEmailVerified: true,
    });
  });
});

describe('a suggested name', () => {
  it('is made of what the provider calls the person, and keeps the rules', () => {
    expect(nameCandidates(['Ada.Lovelace@example.org'])[0]).toBe('ada-lovelace');
    expect(nameCandidates(['Zoë Ünal', null])[0]).toBe('zoe-unal');
    expect(nameCandidates(['李雷', 'lilei@example.org'])[0]).toBe('lilei');
    expect(nameCandidates(['admin'])[0]).toBe('admin-2');
    expect(nameCandidates(['李雷', null])).toEqual([]);
    expect(nameCandidates([`${'x'.repeat(300)}`])[0]).toHaveLength(38);
  });
});
