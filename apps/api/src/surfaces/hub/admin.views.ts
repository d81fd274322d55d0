// What administrators are answered: people, organizations, repositories, deeds. Ids are strings, dates ISO with Z.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { AdminPage, ListedOrganization, ListedRepository, ListedUser } from '../../modules/administration';
import type { AuditEntry } from '../../platform/audit';

const MOMENT = { format: 'date-time' } as const;
const NULLABLE_MOMENT = { type: String, format: 'date-time', nullable: true } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class AdminUserView {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty(NULLABLE_TEXT) email: string | null;
  @ApiProperty() isAdmin: boolean;
  @ApiProperty() disabled: boolean;
  @ApiProperty(MOMENT) createdAt: string;
  @ApiProperty(NULLABLE_MOMENT) lastSignInAt: string | null;
  @ApiProperty({ type: 'integer' }) repositories: number;
}

export class AdminUserPage {
  @ApiProperty({ type: [AdminUserView] }) items: AdminUserView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class AdminOrganizationView {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty(MOMENT) createdAt: string;
  @ApiProperty({ type: 'integer' }) members: number;
  @ApiProperty({ type: 'integer' }) repositories: number;
}

export class AdminOrganizationPage {
  @ApiProperty({ type: [AdminOrganizationView] }) items: AdminOrganizationView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class AdminRepositoryView {
  @ApiProperty({ example: 'ada/tiny' }) id: string;
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() namespace: string;
  @ApiProperty() name: string;
  @ApiProperty() isPrivate: boolean;
  @ApiProperty() disabled: boolean;
  @ApiProperty(NULLABLE_TEXT) disabledReason: string | null;
  @ApiProperty(MOMENT) createdAt: string;
  @ApiProperty(MOMENT) lastModifiedAt: string;
  @ApiProperty({ type: 'integer', description: 'Of its large files' }) largeFileBytes: number;
}

export class AdminRepositoryPage {
  @ApiProperty({ type: [AdminRepositoryView] }) items: AdminRepositoryView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class AuditEventView {
  @ApiProperty() id: string;
  @ApiProperty(MOMENT) at: string;
  @ApiProperty({ description: 'session, token, anonymous or system' }) actorKind: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The user who did it' }) actorName: string | null;
  @ApiProperty({ example: 'account.admin-changed' }) action: string;
  @ApiProperty({ example: 'user:ada' }) subject: string;
  @ApiProperty() address: string;
  @ApiProperty() requestId: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) details: Record<string, unknown>;
}

export class AuditPage {
  @ApiProperty({ type: [AuditEventView] }) items: AuditEventView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewPage<T, V>({ items, nextCursor }: AdminPage<T>, view: (item: T) => V): { items: V[]; nextCursor: string | null } {
  return { items: items.map(view), nextCursor: nextCursor === null ? null : String(nextCursor) };
}

export function viewAdminUser(user: ListedUser): AdminUserView {
  const { name, fullName, email, isAdmin, repositories } = user;
  const times = { createdAt: user.createdAt.toISOString(), lastSignInAt: user.lastSignInAt?.toISOString() ?? null };
  return { name, fullName, email, isAdmin, disabled: user.disabledAt !== null, ...times, repositories };
}

export function viewAdminOrganization({ name, fullName, createdAt, members, repositories }: ListedOrganization): AdminOrganizationView {
  return { name, fullName, createdAt: createdAt.toISOString(), members, repositories };
}

export function viewAdminRepository(repository: ListedRepository): AdminRepositoryView {
  const { type, namespace, name, isPrivate, disabledReason, largeFileBytes } = repository;
  const times = { createdAt: repository.createdAt.toISOString(), lastModifiedAt: repository.lastModifiedAt.toISOString() };
  const disabled = repository.disabledAt !== null;
  return { id: `${namespace}/${name}`, type, namespace, name, isPrivate, disabled, disabledReason, ...times, largeFileBytes };
}

export function viewAuditEvent({ id, at, details, ...entry }: AuditEntry): AuditEventView {
  return { id: String(id), at: at.toISOString(), ...entry, details: JSON.parse(details) as Record<string, unknown> };
}
