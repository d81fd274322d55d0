// What the routes of administrators take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';

/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const USER_STATES = ['administrators', 'disabled'] as const;
const REPOSITORY_STATES = ['private', 'disabled'] as const;

export class AdminListDto {
  @ApiPropertyOptional({ description: 'Occurs in a name or an e-mail address', example: 'ada' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class AdminUsersDto extends AdminListDto {
  @ApiPropertyOptional({ enum: USER_STATES }) @IsOptional() @IsIn(USER_STATES) state?: 'administrators' | 'disabled';
}

export class AdminRepositoriesDto extends AdminListDto {
  @ApiPropertyOptional({ enum: REPO_TYPES }) @IsOptional() @IsIn(REPO_TYPES) type?: RepoType;
  @ApiPropertyOptional({ enum: REPOSITORY_STATES }) @IsOptional() @IsIn(REPOSITORY_STATES) state?: 'private' | 'disabled';
}

export class AuditQueryDto {
  @ApiPropertyOptional({ description: 'The name of the user who did it', example: 'ada' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(96)
  actor?: string;

  @ApiPropertyOptional({ description: 'A verb or its beginning', example: 'account.' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(100)
  action?: string;

  @ApiPropertyOptional({ description: 'What it was done to, or its beginning', example: 'user:ada' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(200)
  subject?: string;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class ChangeUserDto {
  @ApiPropertyOptional({ description: 'Administrators see and change everything' }) @IsOptional() @IsBoolean() isAdmin?: boolean;
  @ApiPropertyOptional({ description: 'Whoever is disabled cannot sign in, and their tokens are refused' })
  @IsOptional()
  @IsBoolean()
  disabled?: boolean;
}

export class DisableRepositoryDto {
  @ApiProperty({
    description: 'Kept with the repository and in the audit log',
    example: 'A complaint about its licence is being looked into.',
  })
  @IsString()
  @IsNotEmpty()
  @Matches(NO_NUL)
  @MaxLength(500)
  reason: string;
}
