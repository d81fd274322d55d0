import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';

const MOST = 2_147_483_647;
const MOST_TEXT = 400_000;

export class NextCallDto {
  @IsInt() @Min(1) @Max(MOST) attempt: number;
  @IsOptional() @IsInt() @Min(0) @Max(60) waitSeconds?: number;
}

class CallFailureDto {
  @Matches(/^[a-z][a-z0-9_/-]{0,79}$/) code: string;
  @IsString() @MaxLength(2000) message: string;
}

export class AnswerDto {
  @IsInt() @Min(1) @Max(MOST) attempt: number;
  @IsInt() @Min(1) @Max(MOST) seq: number;
  @IsOptional() @IsString() @MaxLength(MOST_TEXT) text?: string;
  @IsOptional() @IsIn(['stop', 'length', 'cancelled']) end?: 'stop' | 'length' | 'cancelled';
  @IsOptional() @IsInt() @Min(0) @Max(MOST) promptTokens?: number;
  @IsOptional() @IsInt() @Min(0) @Max(MOST) completionTokens?: number;
  @IsOptional() @ValidateNested() @Type(() => CallFailureDto) failure?: CallFailureDto;
}
