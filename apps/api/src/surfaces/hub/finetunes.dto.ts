// What the routes of fine-tunes take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { METHODS, RECIPES, SHAPES } from '../../modules/finetune';
import { ComputeWishDto } from './compute.dto';

const MAX_TEXT = 400;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const PRIORITIES = [-1, 0, 1] as const;

export class DataReferenceDto {
  @ApiProperty({ description: 'namespace/name of a dataset' }) @Matches(NO_NUL) @MaxLength(MAX_TEXT) repository: string;
  @ApiPropertyOptional({ description: 'Absent: main' }) @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) revision?: string;
  @ApiProperty({ description: 'JSON lines, CSV or Parquet' }) @Matches(NO_NUL) @MaxLength(4096) path: string;
}

/** What is absent is chosen by the trainer. */
export class HyperparametersDto {
  @ApiPropertyOptional() @IsOptional() @IsNumber() @Min(0.01) @Max(1000) epochs?: number;
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(1) @Max(4096) batchSize?: number;
  @ApiPropertyOptional() @IsOptional() @IsNumber() @Min(1e-8) @Max(1) learningRate?: number;
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(1) @Max(1024) loraRank?: number;
  @ApiPropertyOptional() @IsOptional() @IsNumber() @Min(0.01) @Max(4096) loraAlpha?: number;
  @ApiPropertyOptional() @IsOptional() @IsNumber() @Min(0) @Max(0.9) loraDropout?: number;
  @ApiPropertyOptional({ type: 'integer', description: 'Tokens of one example' })
  @IsOptional()
  @IsInt()
  @Min(8)
  @Max(1_048_576)
  maxLength?: number;
  @ApiPropertyOptional() @IsOptional() @IsNumber() @Min(0) @Max(0.9) warmupShare?: number;
  @ApiPropertyOptional() @IsOptional() @IsNumber() @Min(0) @Max(1) weightDecay?: number;
}

export class NewFinetuneDto {
  @ApiPropertyOptional({ description: 'Who pays, and whose the result is; absent: you' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_TEXT)
  namespace?: string;
  @ApiProperty({ description: 'namespace/name of the base model' }) @Matches(NO_NUL) @MaxLength(MAX_TEXT) model: string;
  @ApiPropertyOptional({ description: 'Absent: main' }) @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) modelRevision?: string;
  @ApiProperty() @ValidateNested() @Type(() => DataReferenceDto) training: DataReferenceDto;
  @ApiPropertyOptional({ description: 'Absent: a share of the training rows is held out' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DataReferenceDto)
  validation?: DataReferenceDto;
  @ApiProperty({ enum: RECIPES }) @IsIn(RECIPES) recipe: (typeof RECIPES)[number];
  @ApiProperty({ enum: METHODS }) @IsIn(METHODS) method: (typeof METHODS)[number];
  @ApiProperty({ enum: SHAPES }) @IsIn(SHAPES) shape: (typeof SHAPES)[number];
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Which columns are which; absent: guessed by their names',
  })
  @IsOptional()
  @IsObject()
  columns?: Record<string, string>;
  @ApiPropertyOptional() @IsOptional() @ValidateNested() @Type(() => HyperparametersDto) hyperparameters?: HyperparametersDto;
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(0) @Max(2_147_483_647) seed?: number;
  @ApiPropertyOptional({ description: 'Name of the result; absent: made of the model’s' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_TEXT)
  outputName?: string;
  @ApiPropertyOptional({ description: 'Absent: private' }) @IsOptional() @IsBoolean() isPrivate?: boolean;
  @ApiPropertyOptional({ description: 'What it may cost on which runners; absent: nothing' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ComputeWishDto)
  compute?: ComputeWishDto;
  @ApiPropertyOptional({ description: 'True: queued as soon as the check has passed; absent: it waits until the quote is accepted' })
  @IsOptional()
  @IsBoolean()
  autoStart?: boolean;
  @ApiPropertyOptional({ enum: PRIORITIES, type: 'integer' }) @IsOptional() @IsIn(PRIORITIES) priority?: -1 | 0 | 1;
}

export class BaseModelQueryDto {
  @ApiProperty({ description: 'namespace/name of a model' }) @Matches(NO_NUL) @MaxLength(MAX_TEXT) model: string;
  @ApiPropertyOptional({ description: 'Absent: main' }) @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) revision?: string;
}

export class TrainingFileQueryDto {
  @ApiProperty({ description: 'What the file is called' }) @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
}
