import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { RevisionQueryDto } from './repositories.dto';

const NUMBER = /^\d{1,10}$/;
const NO_NUL = /^[^\0]*$/;

export class SplitQueryDto extends RevisionQueryDto {
  @ApiProperty() @IsString() @MaxLength(400) config!: string;
  @ApiProperty() @IsString() @MaxLength(400) split!: string;
}

export class RowsQueryDto extends SplitQueryDto {
  @ApiPropertyOptional({ description: 'The first row, from 0' }) @IsOptional() @Matches(NUMBER) offset?: string;
  @ApiPropertyOptional({ description: 'At most 100' }) @IsOptional() @Matches(/^(?:\d{1,2}|100)$/) length?: string;
  @ApiPropertyOptional({ description: 'Words, each in some text of the row' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(1000)
  search?: string;
  @ApiPropertyOptional({ description: '"age" > 30 AND "name" LIKE \'A%\': docs/protocols/dataset-viewer.md' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(8000)
  where?: string;
  @ApiPropertyOptional({ description: '"age" DESC' }) @IsOptional() @Matches(NO_NUL) @MaxLength(500) orderby?: string;
}

export const MOST_ROWS_OF_A_TABLE = 10_000;

export class TableQueryDto extends SplitQueryDto {
  @ApiPropertyOptional({ description: 'The first row, from 0' }) @IsOptional() @Matches(NUMBER) offset?: string;
  @ApiPropertyOptional({ description: `At most ${MOST_ROWS_OF_A_TABLE}; fewer come where they are large` })
  @IsOptional()
  @Matches(/^(?:[1-9]\d{0,3}|10000)$/)
  length?: string;
}

export class CellQueryDto extends SplitQueryDto {
  @ApiProperty() @Matches(NUMBER) row!: string;
  @ApiProperty() @IsString() @MaxLength(1000) column!: string;
  @ApiPropertyOptional({ description: 'Of a list: which' }) @IsOptional() @Matches(NUMBER) item?: string;
}
