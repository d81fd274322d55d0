// What csghub-sdk sends. Members that are not listed are left out: docs/protocols/csghub.md says which and why.
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
  ValidateNested,
} from 'class-validator';

const MAX_NAME = 200;
/** It asks for 50 files at once. */
const MAX_FILES = 1000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

export class CreateBody {
  @Matches(NO_NUL) @MaxLength(MAX_NAME) name: string;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_NAME) namespace?: string | null;
  @IsOptional() @IsBoolean() private?: boolean | null;
  @IsOptional() @Matches(NO_NUL) @MaxLength(100) license?: string | null;
  @IsOptional() @IsIn(['', 'main'], { message: "default_branch: every repository here begins with 'main'" }) default_branch?: string | null;
  @IsOptional() @Matches(NO_NUL) @MaxLength(40) sdk?: string | null;
}

export class BranchBody {
  @Matches(NO_NUL) @MaxLength(400) new_branch: string;
  @IsOptional() @IsString() @MaxLength(20_000) message?: string | null;
  @IsString() @MaxLength(1_000_000) content: string;
}

class PreuploadFile {
  @IsString() @MaxLength(4096) path: string;
  @IsInt() @Min(0) size: number;
}

export class PreuploadBody {
  @IsArray() @ArrayMaxSize(MAX_FILES) @ValidateNested({ each: true }) @Type(() => PreuploadFile) files: PreuploadFile[];
}
