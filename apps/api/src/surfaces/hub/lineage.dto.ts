import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { type Relation, RELATIONS } from '../../modules/lineage';

const NO_NUL = /^[^\0]*$/;

export class KinQueryDto {
  @ApiPropertyOptional({ type: String, description: '1 to 100' }) @IsOptional() @Matches(/^\d{1,3}$/) limit?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(400) cursor?: string;
}

export class DescendantsQueryDto {
  @ApiPropertyOptional({ enum: RELATIONS, description: 'Of a model: only what was made from it in this way' })
  @IsOptional()
  @IsIn(RELATIONS)
  relation?: Relation;
  @ApiPropertyOptional({ type: String, description: '1 to 100' }) @IsOptional() @Matches(/^\d{1,3}$/) limit?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(400) cursor?: string;
}
