// What routes of the list of words take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { MOST_WORD, MOST_WORDS_AT_ONCE, WORD_VERDICTS, type WordVerdict } from '../../modules/wording';

/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

export class WordsQueryDto {
  @ApiPropertyOptional({ description: 'Occurs in the word' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(MOST_WORD)
  search?: string;
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class NewWordsDto {
  @ApiProperty({
    type: [String],
    maxItems: MOST_WORDS_AT_ONCE,
    description: 'Compared without regard to capitals, width and what nobody sees',
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_WORDS_AT_ONCE)
  @IsString({ each: true })
  @Matches(NO_NUL, { each: true })
  @MaxLength(MOST_WORD, { each: true })
  texts: string[];

  @ApiProperty({ description: 'Not as a part of another word; where writing has no spaces it makes no difference' })
  @IsBoolean()
  isWhole: boolean;

  @ApiPropertyOptional({
    enum: WORD_VERDICTS,
    description: 'What becomes of a text that has one: refused (when it is absent), or held until an administrator has looked',
  })
  @IsOptional()
  @IsIn(WORD_VERDICTS)
  verdict?: WordVerdict;

  @ApiPropertyOptional({ description: 'Why, for other administrators' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(200)
  note?: string;
}
