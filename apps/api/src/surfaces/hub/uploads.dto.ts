// What the routes of uploads take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

const NO_NUL = /^[^\0]*$/;
const MAX_FILES = 1000;
const MAX_LARGE_FILES = 100;

export class PlannedFileDto {
  @ApiProperty() @IsString() @MaxLength(10_000) path: string;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) sizeBytes: number;
  @ApiPropertyOptional({ description: 'Its first 512 bytes in base64' }) @IsOptional() @IsString() @MaxLength(1000) sample?: string;
}

export class UploadPlanDto {
  @ApiProperty({ description: 'The branch it is for' }) @Matches(NO_NUL) @MinLength(1) @MaxLength(400) revision: string;
  @ApiProperty({ type: [PlannedFileDto] })
  @IsArray()
  @ArrayMaxSize(MAX_FILES)
  @ValidateNested({ each: true })
  @Type(() => PlannedFileDto)
  files: PlannedFileDto[];
  @ApiPropertyOptional({ description: 'They are to come as a new pull request for the branch' })
  @IsOptional()
  @IsBoolean()
  isProposed?: boolean;
}

export class LargeFileDto {
  @ApiProperty() @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 has 64 lower-case hexadecimal digits' }) sha256: string;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) sizeBytes: number;
}

export class LargeFilesDto {
  @ApiProperty({ type: [LargeFileDto] })
  @IsArray()
  @ArrayMaxSize(MAX_LARGE_FILES)
  @ValidateNested({ each: true })
  @Type(() => LargeFileDto)
  files: LargeFileDto[];
}

export class CommitQueryDto {
  @ApiProperty({ description: 'The branch it goes to' }) @Matches(NO_NUL) @MinLength(1) @MaxLength(400) revision: string;
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'As a new pull request for the branch' })
  @IsOptional()
  @IsIn(['true', 'false'])
  isProposed?: string;
}
