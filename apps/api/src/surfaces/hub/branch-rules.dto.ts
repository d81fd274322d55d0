// What the routes of rules over branches and tags take and answer. What a pattern may be is the versions room's.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_REF_PATTERN } from '@modelgrove/shared';
import { IsIn, IsInt, IsOptional, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { DIRECT_PUSHES, type DirectPush, MOST_APPROVALS, type RefKind } from '../../modules/versions';

const NO_NUL = /^[^\0]*$/;
const KINDS: RefKind[] = ['branch', 'tag'];
const PATTERN = {
  description: 'Of short names: `main`, `release/*`. `*` stands for anything without a slash, `**` for anything, `?` for one character',
  maxLength: MAX_REF_PATTERN,
};
const PUSH = {
  enum: DIRECT_PUSHES,
  description: 'Everybody who may write, those who administer the repository, or nobody: then branches change by merged pull requests',
};
const APPROVALS = {
  type: 'integer',
  minimum: 0,
  maximum: MOST_APPROVALS,
  description: 'That a pull request needs; where nobody pushes',
} as const;

export class BranchRuleChangeDto {
  @ApiPropertyOptional(PATTERN) @IsOptional() @Matches(NO_NUL) @MinLength(1) @MaxLength(MAX_REF_PATTERN) pattern?: string;
  @ApiPropertyOptional(PUSH) @IsOptional() @IsIn(DIRECT_PUSHES) directPush?: DirectPush;
  @ApiPropertyOptional(APPROVALS) @IsOptional() @IsInt() @Min(0) @Max(MOST_APPROVALS) approvals?: number;
}

export class NewBranchRuleDto {
  @ApiProperty({ enum: KINDS }) @IsIn(KINDS) kind: RefKind;
  @ApiProperty(PATTERN) @Matches(NO_NUL) @MinLength(1) @MaxLength(MAX_REF_PATTERN) pattern: string;
  @ApiProperty(PUSH) @IsIn(DIRECT_PUSHES) directPush: DirectPush;
  @ApiPropertyOptional(APPROVALS) @IsOptional() @IsInt() @Min(0) @Max(MOST_APPROVALS) approvals?: number;
}

export class BranchRuleView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: KINDS }) kind: RefKind;
  @ApiProperty() pattern: string;
  @ApiProperty(PUSH) directPush: DirectPush;
  @ApiProperty(APPROVALS) approvals: number;
}
