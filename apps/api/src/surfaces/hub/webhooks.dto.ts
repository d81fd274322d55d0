import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { type Domain, DOMAINS, MOST_SECRET, MOST_URL, MOST_WATCHED, WATCH_TYPES, type WatchType } from '../../modules/webhooks';

const NO_NUL = /^[^\0]*$/;
const SECRET = 'Signs what is sent. It is never shown again';

export class WatchedDto {
  @ApiProperty({ enum: WATCH_TYPES }) @IsIn(WATCH_TYPES) type: WatchType;
  @ApiProperty({ example: 'ann/owls' }) @Matches(NO_NUL) @MaxLength(200) name: string;
}

export class NewWebhookDto {
  @ApiProperty({ example: 'https://ci.example.com/hooks/models' }) @Matches(NO_NUL) @MaxLength(MOST_URL) url: string;
  @ApiProperty({ type: [WatchedDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_WATCHED)
  @ValidateNested({ each: true })
  @Type(() => WatchedDto)
  watched: WatchedDto[];
  @ApiProperty({ enum: DOMAINS, isArray: true }) @IsArray() @ArrayMinSize(1) @IsIn(DOMAINS, { each: true }) domains: Domain[];
  @ApiPropertyOptional({ description: SECRET }) @IsOptional() @IsString() @Matches(NO_NUL) @MaxLength(MOST_SECRET) secret?: string;
}

/** What is not given stays as it is; an empty secret takes it away. */
export class ChangeWebhookDto {
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MOST_URL) url?: string;
  @ApiPropertyOptional({ type: [WatchedDto] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_WATCHED)
  @ValidateNested({ each: true })
  @Type(() => WatchedDto)
  watched?: WatchedDto[];
  @ApiPropertyOptional({ enum: DOMAINS, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(DOMAINS, { each: true })
  domains?: Domain[];
  @ApiPropertyOptional({ description: SECRET }) @IsOptional() @IsString() @Matches(NO_NUL) @MaxLength(MOST_SECRET) secret?: string;
}
