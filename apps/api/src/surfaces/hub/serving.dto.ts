import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST_MESSAGES = 200;
const MOST_CHARACTERS = 100_000;
const MOST_TOKENS = 4096;

class ChatMessageDto {
  @ApiProperty({ enum: ['system', 'user', 'assistant'] }) @IsIn(['system', 'user', 'assistant']) role: 'system' | 'user' | 'assistant';
  @ApiProperty() @IsString() @MaxLength(MOST_CHARACTERS) content: string;
}

export class ChatDto {
  @ApiProperty({ type: [ChatMessageDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MESSAGES)
  @ValidateNested({ each: true })
  @Type(() => ChatMessageDto)
  messages: ChatMessageDto[];

  @ApiPropertyOptional({ enum: ['model', 'base'], description: 'What it was made of, to compare with. Absent: the model' })
  @IsOptional()
  @IsIn(['model', 'base'])
  of?: 'model' | 'base';

  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(1) @Max(MOST_TOKENS) maxTokens?: number;
  @ApiPropertyOptional({ description: '0: always the likeliest word. Absent: as the model says' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(2)
  temperature?: number;
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(0) @Max(2_147_483_647) seed?: number;
  @ApiPropertyOptional({ description: 'The namespace whose tokens are used. Absent: one’s own' })
  @IsOptional()
  @IsString()
  @MaxLength(96)
  payer?: string;
}
