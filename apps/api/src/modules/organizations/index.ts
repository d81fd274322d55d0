// Organizations: shared namespaces and their members.
export { OrganizationsModule } from './organizations.module';
export { OrganizationsService } from './organizations.service';
export type { Belonging, Member, MemberRole, Organization } from './organizations.store';
