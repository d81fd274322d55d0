// Organizations: shared namespaces, their members, and invitations to them.
export { GroupMembershipsService } from './group-memberships.service';
export { type InvitedTo, InvitationsService, type OrganizationInvitation } from './invitations.service';
export { OrganizationsModule } from './organizations.module';
export { OrganizationsService } from './organizations.service';
export type { Belonging, Member, MemberRole, Organization } from './organizations.store';
