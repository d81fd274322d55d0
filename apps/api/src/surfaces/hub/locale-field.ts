// The languages in which the hub writes to people, and the one rule by which every form takes them.
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

const LOCALES = ['en', 'zh-CN'];

/** Must be given. */
export function LocaleField(): PropertyDecorator {
  return applyDecorators(ApiProperty({ enum: LOCALES }), IsIn(LOCALES));
}

export function OptionalLocaleField(description: string): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ enum: LOCALES, description }), IsOptional(), IsIn(LOCALES));
}
