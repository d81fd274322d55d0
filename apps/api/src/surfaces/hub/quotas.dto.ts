import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { AfterUsage, NamespaceTotals, UsagePage } from '../../modules/administration';

const MOST_BYTES = Number.MAX_SAFE_INTEGER;
const MOST_REPOSITORIES = 2 ** 31 - 1;
const STATES = ['own', 'nearly-full'] as const;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

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

export class UsagesDto {
  @ApiPropertyOptional({ description: 'Occurs in a name', example: 'acme' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ enum: STATES, description: '`own`: with limits of their own; `nearly-full`: nine tenths of a limit are used' })
  @IsOptional()
  @IsIn(STATES)
  state?: 'own' | 'nearly-full';

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,16}\.\d{1,18}$/) cursor?: string;
}

export class ListedUsageView extends NamespaceUsageView {
  @ApiProperty({ enum: ['user', 'organization'] }) kind: 'user' | 'organization';
  @ApiProperty() fullName: string;
}

export class UsagesPage {
  @ApiProperty({ type: [ListedUsageView] }) items: ListedUsageView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export function viewUsages({ items, next }: UsagePage): UsagesPage {
  return { items: items.map(viewListedUsage), nextCursor: next === null ? null : `${next.storedBytes}.${next.id}` };
}

export function afterOf(cursor: string | undefined): AfterUsage | null {
  if (cursor === undefined) return null;
  const [bytes = '0', id = '0'] = cursor.split('.');
  return { storedBytes: Number(bytes), id: BigInt(id) };
}

function viewListedUsage(listed: NamespaceTotals): ListedUsageView {
  const { name: namespace, kind, fullName, storedBytes, repositories, maxBytes, maxRepositories, hasOwn } = listed;
  return { namespace, kind, fullName, storedBytes, repositories, maxBytes, maxRepositories, isDefault: !hasOwn };
}
