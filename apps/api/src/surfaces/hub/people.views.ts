// What the routes of profiles and invitations answer.
import { ApiProperty } from '@nestjs/swagger';
import type { NamespaceProfile } from '../../modules/accounts';
import type { Belonging, MemberRole, OrganizationInvitation } from '../../modules/organizations';
import type { RepositoryCounts } from '../../modules/repositories';
import { ROLES } from './people.dto';

export class CountsView implements RepositoryCounts {
  @ApiProperty({ type: 'integer', example: 12 }) models: number;
  @ApiProperty({ type: 'integer', example: 3 }) datasets: number;
  @ApiProperty({ type: 'integer', example: 1 }) apps: number;
}

export class BelongingView {
  @ApiProperty({ example: 'acme' }) name: string;
  @ApiProperty({ example: 'Acme Research' }) fullName: string;
}

export class ProfileView {
  @ApiProperty({ enum: ['user', 'organization'] }) kind: 'user' | 'organization';
  @ApiProperty({ description: 'As it is today: a former name is answered with the new one', example: 'acme' }) name: string;
  @ApiProperty({ example: 'Acme Research' }) fullName: string;
  @ApiProperty({ description: 'Plain text' }) details: string;
  @ApiProperty({ type: [String], example: ['https://example.org'] }) links: string[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: CountsView, description: 'Of the repositories that the one who asks may see' }) counts: CountsView;
  @ApiProperty({ type: [BelongingView], description: 'Of a person; empty for an organization' }) organizations: BelongingView[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of an organization; null for a person' }) membersCount: number | null;
  @ApiProperty({ enum: ROLES, nullable: true, description: 'In the organization, of the one who asks' }) role: MemberRole | null;
  @ApiProperty({ description: 'The one who asks may change it' }) mayAdminister: boolean;
}

export class InvitationView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ROLES }) role: MemberRole;
  @ApiProperty({ type: String, nullable: true, description: 'Where it was mailed to; null: the link was handed over' }) email:
    string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class AcceptedInvitationView {
  @ApiProperty({ description: 'Where one is a member now', example: 'acme' }) organization: string;
}

/** What else the page of a name shows. */
export interface ProfileSurroundings {
  counts: RepositoryCounts;
  organizations: Belonging[];
  membersCount: number | null;
  role: MemberRole | null;
  mayAdminister: boolean;
}

export function viewProfile(profile: NamespaceProfile, around: ProfileSurroundings): ProfileView {
  const { kind, name, fullName, details, links, createdAt } = profile;
  const organizations = around.organizations.map((one) => ({ name: one.name, fullName: one.fullName }));
  return { kind, name, fullName, details, links, createdAt: createdAt.toISOString(), ...around, organizations };
}

export function viewInvitation({ id, role, payload, createdAt, expiresAt }: OrganizationInvitation): InvitationView {
  return { id: String(id), role, email: payload.email ?? null, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
