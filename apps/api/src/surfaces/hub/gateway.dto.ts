// What the routes of the gateway take.
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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MODEL_KINDS, type ModelKind } from '../../modules/gateway';

const MAX_TEXT = 200;
const MAX_ADDRESS = 2000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const MOST_PRICE = 1_000_000_000_000;

export class GatewayModelDto {
  @ApiProperty({ description: 'As clients say it' }) @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
  @ApiProperty({ description: 'As the upstream calls it' }) @Matches(NO_NUL) @MaxLength(MAX_TEXT) upstreamModel: string;
  @ApiProperty({ enum: MODEL_KINDS }) @IsIn(MODEL_KINDS) kind: ModelKind;
  @ApiProperty({ type: 'integer', description: 'Millionths of the currency’s unit for a million tokens' })
  @IsInt()
  @Min(0)
  @Max(MOST_PRICE)
  promptPriceMicro: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MOST_PRICE) completionPriceMicro: number;
}

export class ChangeUpstreamDto {
  @ApiProperty({ description: 'Up to and with /v1' }) @Matches(NO_NUL) @MaxLength(MAX_ADDRESS) baseUrl: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Sent as a bearer token, kept sealed; null: none; absent: as it was' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_ADDRESS)
  key?: string | null;
  @ApiProperty() @IsBoolean() isEnabled: boolean;
  @ApiProperty({ type: [GatewayModelDto], description: 'In the place of those it had' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GatewayModelDto)
  models: GatewayModelDto[];
}

export class NewUpstreamDto {
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
  @ApiProperty({ description: 'Up to and with /v1' }) @Matches(NO_NUL) @MaxLength(MAX_ADDRESS) baseUrl: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Sent as a bearer token, kept sealed' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_ADDRESS)
  key?: string | null;
  @ApiProperty({ type: [GatewayModelDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GatewayModelDto)
  models: GatewayModelDto[];
}
