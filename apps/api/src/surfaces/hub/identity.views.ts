// What the identity routes answer. Ids are strings, dates ISO with Z.
import { ApiProperty } from '@nestjs/swagger';
import type { TokenRole } from '../../common/actor';
import {
  ACCEPTED_PASSWORDS,
  type AcceptedPasswords,
  type Account,
  type InspectedLink,
  type LinkPurpose,
  type OneTimeLink,
  type SignInStep,
  type StepKind,
} from '../../modules/accounts';
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
  @ApiProperty({ description: 'Whether people sign in with a password' }) passwordSignIn: boolean;
  @ApiProperty({ enum: ACCEPTED_PASSWORDS, description: 'Whose passwords sign in at this moment' }) passwordsOf: AcceptedPasswords;
  @ApiProperty({ type: String, nullable: true, description: 'What the sign-in provider is called; null: there is none' })
  provider: string | null;
  @ApiProperty({ description: 'Whether this hub sends mail' }) mail: boolean;
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

export class SignInStepView {
  @ApiProperty({ enum: ['second-factor', 'enrolment'] }) kind: StepKind;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

/** One of the two is null. A step is finished by the browser that has the cookie which comes with it. */
export class SignedInView {
  @ApiProperty({ type: SessionUserView, nullable: true }) user: SessionUserView | null;
  @ApiProperty({ type: SignInStepView, nullable: true, description: 'What must come before there is a session' })
  step: SignInStepView | null;
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
  @ApiProperty({ enum: ['first-admin', 'reset', 'invitation', 'address'] }) purpose: LinkPurpose;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ required: false, description: 'Whose password a reset link sets; whose address it is' }) userName?: string;
  @ApiProperty({ required: false, description: 'The address that the invitation was sent to, or that is to be confirmed' }) email?: string;
  @ApiProperty({ type: InvitedToView, required: false, description: 'Where an invitation leads' }) invitedTo?: InvitedToView;
}

export class OneTimeLinkView {
  @ApiProperty({ description: 'The whole link; shown this once' }) url: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class MadeInvitationView {
  @ApiProperty({ type: String, nullable: true, description: 'The whole link, shown this once; null when it was mailed to the guest alone' })
  url: string | null;
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

export function viewInspectedLink({ purpose, expiresAt, userName, payload }: InspectedLink, invited: InvitedTo | null): InspectedLinkView {
  const invitedTo = invited && { organization: invited.organization.name, fullName: invited.organization.fullName, role: invited.role };
  const shown = purpose === 'reset' ? undefined : payload.email;
  return {
    purpose,
    expiresAt: expiresAt.toISOString(),
    ...(userName === null ? {} : { userName }),
    ...(invitedTo ? { invitedTo } : {}),
    ...(shown === undefined ? {} : { email: shown }),
  };
}

export function viewStep({ kind, expiresAt }: SignInStep): SignInStepView {
  return { kind, expiresAt: expiresAt.toISOString() };
}

export function viewMadeInvitation(link: OneTimeLink, isMailed: boolean, baseUrl: string): MadeInvitationView {
  const { url, expiresAt } = viewOneTimeLink(link, baseUrl);
  return { url: isMailed ? null : url, expiresAt };
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
