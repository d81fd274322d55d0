// What the identity routes take. Length limits keep a form from becoming a store; the rules of names and passwords are the rooms'.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import type { TokenRole, TokenScope } from '../../common/actor';
import type { MemberRole } from '../../modules/organizations';
import { HUB_MODES, type HubMode } from '../../platform/config';
import { OptionalLocaleField } from './locale-field';

const ROLES: MemberRole[] = ['read', 'contributor', 'write', 'admin'];
const TOKEN_ROLES: TokenRole[] = ['read', 'write', 'fineGrained'];
const ENTITY_TYPES: TokenScope['entity']['type'][] = ['user', 'org', 'model', 'dataset', 'space'];

export class SignInDto {
  @ApiProperty({ description: 'Name or e-mail address' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  login: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1024)
  password: string;
}

export class NewAccountDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(96)
  name: string;

  @ApiPropertyOptional({ type: String, format: 'email', nullable: true })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @ApiProperty({ format: 'password', minLength: PASSWORD_MIN_CHARACTERS })
  @IsString()
  @MaxLength(1024)
  password: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(120)
  fullName?: string;

  @OptionalLocaleField('In which the hub writes to them') locale?: string;
}

export class SignUpDto extends NewAccountDto {
  @ApiPropertyOptional({ description: 'The secret of an invitation link' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  invitation?: string;
}

export class SecretDto {
  @ApiProperty({ description: "What stands behind '#' in the one-time link" })
  @IsString()
  @MaxLength(100)
  secret: string;
}

export class ModeDto {
  @ApiProperty({ enum: HUB_MODES, description: 'Just me, my company, or a public community' })
  @IsIn(HUB_MODES)
  mode: HubMode;
}

export class SetUpDto extends NewAccountDto {
  @ApiProperty({ description: "What stands behind '#' in the one-time link" })
  @IsString()
  @MaxLength(100)
  secret: string;

  @ApiPropertyOptional({ enum: HUB_MODES, description: 'Absent: the hub stays open as it is' })
  @IsOptional()
  @IsIn(HUB_MODES)
  mode?: HubMode;
}

export class ResetDto extends SecretDto {
  @ApiProperty({ format: 'password', minLength: PASSWORD_MIN_CHARACTERS })
  @IsString()
  @MaxLength(1024)
  password: string;
}

export class ChangePasswordDto {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(1024)
  currentPassword: string;

  @ApiProperty({ format: 'password', minLength: PASSWORD_MIN_CHARACTERS })
  @IsString()
  @MaxLength(1024)
  newPassword: string;
}

export class TokenEntityDto {
  @ApiProperty({ enum: ENTITY_TYPES })
  @IsIn(ENTITY_TYPES)
  type: TokenScope['entity']['type'];

  @ApiProperty({ description: 'A namespace, or `namespace/name` of a repository' })
  @IsString()
  @MaxLength(200)
  name: string;
}

export class TokenScopeDto {
  @ApiProperty({ type: TokenEntityDto })
  @ValidateNested()
  @Type(() => TokenEntityDto)
  @IsNotEmpty()
  entity: TokenEntityDto;

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  permissions: string[];
}

export class TokenReachDto {
  @ApiProperty({ enum: TOKEN_ROLES })
  @IsIn(TOKEN_ROLES)
  role: TokenRole;

  @ApiPropertyOptional({ type: [TokenScopeDto], description: 'Of a fine-grained token' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => TokenScopeDto)
  scopes?: TokenScopeDto[];
}

export class NewTokenDto extends TokenReachDto {
  @ApiProperty()
  @IsString()
  @MaxLength(200)
  displayName: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  @IsOptional()
  @IsInt()
  expiresInDays?: number;
}

export class NewOrganizationDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(96)
  name: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(120)
  fullName?: string;
}

export class MemberRoleDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: MemberRole;
}

export class MembersQueryDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  cursor?: string;
}
