// What the OpenAI SDKs send, and our own fields beside theirs (x_…), which they pass through as they are.
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { METHODS, RECIPES, SHAPES } from '../../modules/finetune';

const MAX_TEXT = 400;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

class DatasetDto {
  @Matches(NO_NUL) @MaxLength(MAX_TEXT) repository: string;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) revision?: string;
  @Matches(NO_NUL) @MaxLength(4096) path: string;
}

export class CreateJobDto {
  /** namespace/name, perhaps @revision. */
  @Matches(NO_NUL) @MaxLength(MAX_TEXT) model: string;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) training_file?: string;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) validation_file?: string | null;
  @IsOptional() @Matches(/^[A-Za-z0-9._-]{1,64}$/) suffix?: string | null;
  @IsOptional() @IsInt() @Min(0) @Max(2_147_483_647) seed?: number | null;
  @IsOptional() @IsObject() hyperparameters?: Record<string, unknown>;
  @IsOptional() @IsObject() method?: Record<string, unknown>;
  @IsOptional() @IsObject() metadata?: Record<string, string> | null;
  /** A dataset repository as the training file. */
  @IsOptional() @ValidateNested() @Type(() => DatasetDto) x_dataset?: DatasetDto;
  @IsOptional() @ValidateNested() @Type(() => DatasetDto) x_validation?: DatasetDto;
  /** Who pays, and whose the result is. */
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) x_namespace?: string;
  @IsOptional() @IsIn(RECIPES) x_recipe?: (typeof RECIPES)[number];
  @IsOptional() @IsIn(METHODS) x_method?: (typeof METHODS)[number];
  @IsOptional() @IsIn(SHAPES) x_shape?: (typeof SHAPES)[number];
  @IsOptional() @IsObject() x_columns?: Record<string, string>;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) x_output?: string;
  @IsOptional() @IsBoolean() x_private?: boolean;
  /** False: the job waits with its quote until it is started. */
  @IsOptional() @IsBoolean() x_auto_start?: boolean;
}

export class PageDto {
  @IsOptional() @Matches(NO_NUL) @MaxLength(100) after?: string;
  @IsOptional() @Matches(/^\d{1,5}$/) limit?: string;
}

export class FilesQueryDto extends PageDto {
  @IsOptional() @Matches(/^[a-z_-]{1,40}$/) purpose?: string;
  @IsOptional() @IsIn(['asc', 'desc']) order?: string;
}
