import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';

const MOST_BYTES = Number.MAX_SAFE_INTEGER;
const MOST_REPOSITORIES = 2 ** 31 - 1;

export class QuotaDto {
  @ApiPropertyOptional({ description: 'true: the limits of the hub; both others are ignored' })
  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'null: without limit' })
  @ValidateIf((form: QuotaDto) => form.isDefault !== true && form.maxBytes !== null)
  @IsInt()
  @Min(0)
  @Max(MOST_BYTES)
  maxBytes?: number | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'null: without limit' })
  @ValidateIf((form: QuotaDto) => form.isDefault !== true && form.maxRepositories !== null)
  @IsInt()
  @Min(0)
  @Max(MOST_REPOSITORIES)
  maxRepositories?: number | null;
}

export class NamespaceUsageView {
  @ApiProperty() namespace: string;
  @ApiProperty({ type: 'integer', description: 'The sum over its repositories: large files, and git objects as they are kept' })
  storedBytes: number;
  @ApiProperty({ type: 'integer' }) repositories: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: without limit' }) maxBytes: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: without limit' }) maxRepositories: number | null;
  @ApiProperty({ description: 'The limits are those of the hub' }) isDefault: boolean;
}
