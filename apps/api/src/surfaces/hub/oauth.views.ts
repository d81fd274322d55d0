// Programs that act for people, as the web shows them.
import { ApiProperty } from '@nestjs/swagger';
import type { ConnectedApp, ConsentQuestion, CreatedClient, OauthClient } from '../../modules/oauth';

export class OauthProgramView {
  @ApiProperty()
  id: string;
  @ApiProperty({ enum: ['built-in', 'registered', 'app'] })
  kind: string;
  @ApiProperty()
  name: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who made it; null: it comes with the hub' })
  owner: string | null;
  @ApiProperty({ description: 'Empty: none' })
  homepage: string;
}

export class OpenableOrganizationView {
  @ApiProperty()
  id: string;
  @ApiProperty()
  name: string;
  @ApiProperty()
  fullName: string;
  @ApiProperty({ description: 'It was opened to this program before' })
  isOpen: boolean;
}

export class AskingDeviceView {
  @ApiProperty()
  address: string;
  @ApiProperty()
  userAgent: string;
  @ApiProperty({ format: 'date-time' })
  startedAt: string;
}

export class ConsentQuestionView {
  @ApiProperty()
  program: OauthProgramView;
  @ApiProperty({ type: [String] })
  scopes: string[];
  @ApiProperty({ type: String, nullable: true, description: 'Where the browser goes afterwards; null for a device' })
  redirectHost: string | null;
  @ApiProperty({ type: [OpenableOrganizationView] })
  organizations: OpenableOrganizationView[];
  @ApiProperty({ description: 'The same was allowed before: the page need not ask' })
  isRemembered: boolean;
  @ApiProperty({ type: AskingDeviceView, nullable: true })
  device: AskingDeviceView | null;
}

export class ConsentAnswerView {
  @ApiProperty({ description: 'Where the browser goes now' })
  location: string;
}

export class ConnectedAppView {
  @ApiProperty()
  id: string;
  @ApiProperty()
  program: OauthProgramView;
  @ApiProperty({ type: [String] })
  scopes: string[];
  @ApiProperty({ type: [String] })
  organizations: string[];
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt: string | null;
}

export class OauthClientView {
  @ApiProperty()
  id: string;
  @ApiProperty()
  name: string;
  @ApiProperty()
  homepage: string;
  @ApiProperty({ type: [String] })
  redirectUris: string[];
  @ApiProperty({ type: [String] })
  scopes: string[];
  @ApiProperty()
  isConfidential: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'The end of its secret' })
  secretHint: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

export class CreatedOauthClientView extends OauthClientView {
  @ApiProperty({ type: String, nullable: true, description: 'Shown this once; null for a public one' })
  secret: string | null;
}

export function viewQuestion({ client, scopes, redirectHost, organizations, isRemembered, device }: ConsentQuestion): ConsentQuestionView {
  return {
    program: viewProgram(client),
    scopes,
    redirectHost,
    organizations: organizations.map((organization) => ({ ...organization, id: String(organization.id) })),
    isRemembered,
    device: device && { ...device, startedAt: device.startedAt.toISOString() },
  };
}

export function viewConnected({ id, client, scopes, organizations, createdAt, lastUsedAt }: ConnectedApp): ConnectedAppView {
  return {
    id: String(id),
    program: viewProgram(client),
    scopes,
    organizations,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

export function viewClient({ id, name, homepage, redirectUris, scopes, secretHash, secretHint, createdAt }: OauthClient): OauthClientView {
  return { id, name, homepage, redirectUris, scopes, isConfidential: secretHash !== null, secretHint, createdAt: createdAt.toISOString() };
}

export function viewCreatedClient({ client, secret }: CreatedClient): CreatedOauthClientView {
  return { ...viewClient(client), secret };
}

function viewProgram({
  id,
  kind,
  name,
  owner,
  homepage,
}: Pick<OauthClient, 'id' | 'kind' | 'name' | 'owner' | 'homepage'>): OauthProgramView {
  return { id, kind, name, owner, homepage };
}
