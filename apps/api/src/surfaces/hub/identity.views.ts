// What the identity routes answer. Ids are strings, dates ISO with Z.
import { ApiProperty } from '@nestjs/swagger';
import type { TokenRole } from '../../common/actor';
import type { Account, InspectedLink, LinkPurpose, OneTimeLink } from '../../modules/accounts';
import type { Belonging, InvitedTo, Member, MemberRole, Organization } from '../../modules/organizations';
import type { Token } from '../../modules/tokens';
import { HUB_MODES, type HubMode, type RepositoryVisibility, type SignupPolicy } from '../../platform/config';
import { TokenScopeDto } from './identity.dto';

const ROLES: MemberRole[] = ['read', 'contributor', 'write', 'admin'];

export class MetaView {
  @ApiProperty() name: string;
  @ApiProperty() version: string;
  @ApiProperty({ enum: HUB_MODES, type: String, nullable: true, description: 'What kind of hub this is; null: nobody chose yet' })
  mode: HubMode | null;
  @ApiProperty({ description: 'By GROVE_MODE: it cannot be chosen here' }) modeIsFixed: boolean;
  @ApiProperty({ enum: ['open', 'invite', 'closed'] }) signup: SignupPolicy;
  @ApiProperty({ description: 'Nobody administers this hub yet' }) needsSetup: boolean;
  @ApiProperty() anonymousRead: boolean;
  @ApiProperty({ enum: ['public', 'private'], description: 'Of a new repository whose maker does not say' })
  defaultVisibility: RepositoryVisibility;
  @ApiProperty({ description: 'This hub as the client sees it' }) baseUrl: string;
}

export class OwnOrganizationView {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty({ enum: ROLES }) role: MemberRole;
}

export class SessionUserView {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty() isAdmin: boolean;
  @ApiProperty({ description: 'Whether they may make an organization' }) mayCreateOrganizations: boolean;
  @ApiProperty({ type: [OwnOrganizationView] }) organizations: OwnOrganizationView[];
}

export class CurrentSessionView {
  @ApiProperty({ type: SessionUserView, nullable: true }) user: SessionUserView | null;
}

export class SignedInView {
  @ApiProperty({ type: SessionUserView }) user: SessionUserView;
}

export class SessionView {
  @ApiProperty() id: string;
  @ApiProperty() userAgent: string;
  @ApiProperty() address: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) lastUsedAt: string;
  @ApiProperty({ description: 'The one this request came with' }) current: boolean;
}

export class InvitedToView {
  @ApiProperty() organization: string;
  @ApiProperty() fullName: string;
  @ApiProperty({ enum: ROLES }) role: MemberRole;
}

export class InspectedLinkView {
  @ApiProperty({ enum: ['first-admin', 'reset', 'invitation'] }) purpose: LinkPurpose;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ required: false, description: 'Whose password a reset link sets' }) userName?: string;
  @ApiProperty({ type: InvitedToView, required: false, description: 'Where an invitation leads' }) invitedTo?: InvitedToView;
}

export class OneTimeLinkView {
  @ApiProperty({ description: 'The whole link; shown this once' }) url: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class TokenView {
  @ApiProperty() id: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ enum: ['read', 'write', 'fineGrained'] }) role: TokenRole;
  @ApiProperty({ type: [TokenScopeDto] }) scopes: TokenScopeDto[];
  @ApiProperty({ description: 'Its beginning and end' }) hint: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt: string | null;
}

export class CreatedTokenView extends TokenView {
  @ApiProperty({ description: 'Shown this once' }) secret: string;
}

export class NamespaceView {
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['user', 'organization'] }) kind: 'user' | 'organization';
}

export class MemberView {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty({ enum: ROLES }) role: MemberRole;
}

export class OrganizationView {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty() details: string;
  @ApiProperty({ type: [MemberView] }) members: MemberView[];
  @ApiProperty({ type: String, nullable: true, description: 'Where the next page of members begins' }) nextCursor: string | null;
  @ApiProperty({ enum: ROLES, nullable: true, description: 'Of the one who asks' }) role: MemberRole | null;
}

export function viewSessionUser(account: Account, belongings: Belonging[], mayCreateOrganizations: boolean): SessionUserView {
  const organizations = belongings.map(({ name, fullName, role }) => ({ name, fullName, role }));
  const { name, fullName, email, isAdmin } = account;
  return { name, fullName, email, isAdmin, mayCreateOrganizations, organizations };
}

export function viewSession(
  row: { id: bigint; userAgent: string; address: string; createdAt: Date; lastUsedAt: Date },
  currentId: bigint | null,
): SessionView {
  const { id, userAgent, address, createdAt, lastUsedAt } = row;
  return {
    id: String(id),
    userAgent,
    address,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    current: id === currentId,
  };
}

export function viewInspectedLink({ purpose, expiresAt, userName }: InspectedLink, invited: InvitedTo | null): InspectedLinkView {
  const invitedTo = invited && { organization: invited.organization.name, fullName: invited.organization.fullName, role: invited.role };
  return {
    purpose,
    expiresAt: expiresAt.toISOString(),
    ...(userName === null ? {} : { userName }),
    ...(invitedTo ? { invitedTo } : {}),
  };
}

export function viewOneTimeLink(link: OneTimeLink, baseUrl: string): OneTimeLinkView {
  return { url: `${baseUrl}${link.path}`, expiresAt: link.expiresAt.toISOString() };
}

export function viewToken(token: Token): TokenView {
  const { id, displayName, role, scopes, hint, createdAt, lastUsedAt, expiresAt } = token;
  const times = {
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
  return { id: String(id), displayName, role, scopes, hint, ...times };
}

export function viewOrganization(
  organization: Organization,
  members: Member[],
  nextCursor: string | null,
  role: MemberRole | null,
): OrganizationView {
  const { name, fullName, details } = organization;
  return {
    name,
    fullName,
    details,
    members: members.map((member) => ({ name: member.name, fullName: member.fullName, role: member.role })),
    nextCursor,
    role,
  };
}
