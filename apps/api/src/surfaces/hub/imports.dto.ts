// What the routes of imports take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';

const MAX_TEXT = 200;
const MAX_ADDRESS = 2000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

export class ImportSourceDto {
  @ApiProperty({ description: 'The address of its page, perhaps with /tree/REVISION, or owner/name at an upstream' })
  @Matches(NO_NUL)
  @MaxLength(MAX_ADDRESS)
  source: string;
  @ApiPropertyOptional({ description: 'Where owner/name is; absent: the first upstream' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_TEXT)
  upstream?: string;
  @ApiPropertyOptional({ enum: REPO_TYPES, description: 'Where the address does not say' }) @IsOptional() @IsIn(REPO_TYPES) type?: RepoType;
  @ApiPropertyOptional({ description: 'Branch, tag or commit; absent: as the address says, else main' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(400)
  revision?: string;
  @ApiPropertyOptional({ description: 'Your own token at the other hub; kept, sealed, until the import ends' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_ADDRESS)
  token?: string;
}

export class NewImportDto extends ImportSourceDto {
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) namespace: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
  @ApiPropertyOptional({ description: 'Absent: as the hub makes them. What is private or gated there is private here, whatever is asked' })
  @IsOptional()
  @IsBoolean()
  isPrivate?: boolean;
  @ApiPropertyOptional({ description: 'With its commits and tags; absent: its files as one commit' })
  @IsOptional()
  @IsBoolean()
  withHistory?: boolean;
}

export class RetryImportDto {
  @ApiPropertyOptional({ description: 'Your own token at the other hub' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_ADDRESS)
  token?: string;
}

export class ImportsQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}
