// Texts of people as pages show them.
import { ApiProperty } from '@nestjs/swagger';
import type { RenderedText } from '../../modules/markdown';

class HeadingView {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 6 }) depth: number;
  @ApiProperty({ description: 'An address that ends with # and this leads there' }) id: string;
  @ApiProperty() text: string;
}

class TextProblemView {
  @ApiProperty({ example: 'markdown/math' }) code: string;
  @ApiProperty() message: string;
}

export class RenderedTextView {
  @ApiProperty({ description: 'Safe to put into a page: an allow-list had the last word' }) html: string;
  @ApiProperty({ type: [HeadingView] }) headings: HeadingView[];
  @ApiProperty({ type: [TextProblemView], description: 'What could not be shown as it was meant' }) textProblems: TextProblemView[];
}

export const NO_TEXT: RenderedTextView = { html: '', headings: [], textProblems: [] };

export function viewText({ html, headings, problems }: RenderedText): RenderedTextView {
  return { html, headings, textProblems: problems };
}
