import { isMemberRole, MEMBER_ROLES, strongerRole } from './organizations.policy';

describe('roles of members', () => {
  it('never get weaker by an invitation', () => {
    for (const one of MEMBER_ROLES)
      for (const other of MEMBER_ROLES) {
        const stronger = strongerRole(one, other);
        expect(MEMBER_ROLES.indexOf(stronger)).toBe(Math.max(MEMBER_ROLES.indexOf(one), MEMBER_ROLES.indexOf(other)));
      }
  });

  it('are these four and no other word', () => {
    expect(['read', 'contributor', 'write', 'admin'].every(isMemberRole)).toBe(true);
    expect(['owner', 'Admin', '', 'toString'].some(isMemberRole)).toBe(false);
  });
});
