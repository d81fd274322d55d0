// What the routes of profiles, organizations and invitations take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, MaxLength } from 'class-validator';
import type { MemberRole } from '../../modules/organizations';
import { OptionalLocaleField } from './locale-field';

export const ROLES: MemberRole[] = ['read', 'contributor', 'write', 'admin'];
const MOST_LINKS = 5;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const LINK = { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true };

export class ChangeProfileDto {
  @ApiPropertyOptional({ example: 'Ada Lovelace' }) @IsOptional() @IsString() @Matches(NO_NUL) @MaxLength(120) fullName?: string;

  @ApiPropertyOptional({ description: 'A few sentences, as plain text', example: 'I write programs for engines that are not built yet.' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(1000)
  details?: string;

  @ApiPropertyOptional({ type: [String], description: `At most ${MOST_LINKS} http(s) addresses`, example: ['https://example.org/ada'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINKS)
  @IsUrl(LINK, { each: true })
  @MaxLength(200, { each: true })
  links?: string[];
}

export class ChangeOrganizationDto extends ChangeProfileDto {
  @ApiPropertyOptional({ description: 'A new name; the former one leads to it', example: 'acme' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(96)
  name?: string;
}

/** To whom an invitation goes, where it is mailed. */
class MailedDto {
  @ApiPropertyOptional({
    type: String,
    format: 'email',
    nullable: true,
    description: 'Where the link is mailed to, if this hub sends mail',
  })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @OptionalLocaleField('The language of the mail') locale?: string;
}

export class InviteDto extends MailedDto {
  @ApiProperty({ enum: ROLES, description: 'What whoever comes by the link may do' }) @IsIn(ROLES) role: MemberRole;
}

export class InviteToHubDto extends MailedDto {
  @ApiPropertyOptional({ description: 'Where the colleague becomes a member; absent: an account and nothing more', example: 'acme' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(96)
  organization?: string;

  @ApiPropertyOptional({ enum: ROLES, description: 'Their role there; `read` when it is absent' })
  @IsOptional()
  @IsIn(ROLES)
  role?: MemberRole;
}
