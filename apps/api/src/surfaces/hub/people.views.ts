// What the routes of profiles and invitations answer.
import { ApiProperty } from '@nestjs/swagger';
import type { NamespaceProfile } from '../../modules/accounts';
import type { Followed, FollowFacts } from '../../modules/follows';
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
  @ApiProperty({ type: 'integer' }) followersCount: number;
  @ApiProperty({ type: 'integer', description: 'Of a person: people and organizations' }) followingCount: number;
  @ApiProperty({ description: 'The one who asks follows it' }) isFollowing: boolean;
}

export class FollowView {
  @ApiProperty({ type: 'integer' }) followersCount: number;
  @ApiProperty() isFollowing: boolean;
}

export class FollowedView {
  @ApiProperty({ enum: ['user', 'organization'] }) kind: 'user' | 'organization';
  @ApiProperty({ example: 'ada' }) name: string;
  @ApiProperty({ example: 'Ada Lovelace' }) fullName: string;
}

export class FollowedPage {
  @ApiProperty({ type: [FollowedView] }) items: FollowedView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class InvitationView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ROLES }) role: MemberRole;
  @ApiProperty({ type: String, nullable: true, description: 'Where it was mailed to; null: the link was handed over' }) email:
    string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class AddressedInvitationView {
  @ApiProperty({ example: 'acme' }) organization: string;
  @ApiProperty({ example: 'Acme Research' }) fullName: string;
  @ApiProperty({ enum: ROLES }) role: MemberRole;
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
  follows: FollowFacts;
}

export function viewProfile(profile: NamespaceProfile, { follows, organizations, ...around }: ProfileSurroundings): ProfileView {
  const { kind, name, fullName, details, links, createdAt } = profile;
  return {
    kind,
    name,
    fullName,
    details,
    links,
    createdAt: createdAt.toISOString(),
    ...around,
    organizations: organizations.map((one) => ({ name: one.name, fullName: one.fullName })),
    followersCount: follows.followers,
    followingCount: follows.following,
    isFollowing: follows.isFollowing,
  };
}

export function viewFollow({ followers, isFollowing }: FollowFacts): FollowView {
  return { followersCount: followers, isFollowing };
}

export function viewFollowed({ items, next }: { items: Followed[]; next: bigint | null }): FollowedPage {
  return { items: items.map(({ kind, name, fullName }) => ({ kind, name, fullName })), nextCursor: next === null ? null : String(next) };
}

export function viewInvitation({ id, role, payload, createdAt, expiresAt }: OrganizationInvitation): InvitationView {
  return { id: String(id), role, email: payload.email ?? null, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
