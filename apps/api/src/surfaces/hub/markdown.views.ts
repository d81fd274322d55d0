// Texts of people as pages show them.
import { ApiProperty } from '@nestjs/swagger';
import type { ShownNotebook } from '../../modules/cards';
import type { RenderedText } from '../../modules/markdown';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

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

const OUTPUTS = ['text', 'error', 'image', 'html'] as const;
const CELLS = ['markdown', 'code', 'raw'] as const;

export class NotebookOutputView {
  @ApiProperty({
    enum: OUTPUTS,
    description: '`html`: as a stranger wrote it, only for a frame without an origin and scripts. `image`: an address of data',
  })
  kind: (typeof OUTPUTS)[number];
  @ApiProperty() value: string;
}

export class NotebookCellView {
  @ApiProperty({ enum: CELLS }) kind: (typeof CELLS)[number];
  @ApiProperty({ description: 'As it was written' }) source: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a cell in Markdown: safe to put into a page' }) html: string | null;
  @ApiProperty({ type: [NotebookOutputView] }) outputs: NotebookOutputView[];
}

export class NotebookView {
  @ApiProperty({ ...NULLABLE_TEXT, example: 'python' }) language: string | null;
  @ApiProperty({ type: [NotebookCellView] }) cells: NotebookCellView[];
  @ApiProperty({ description: 'There is more than is shown' }) isCut: boolean;
}

export const NO_TEXT: RenderedTextView = { html: '', headings: [], textProblems: [] };

export function viewText({ html, headings, problems }: RenderedText): RenderedTextView {
  return { html, headings, textProblems: problems };
}

export function viewNotebook({ cells, ...rest }: ShownNotebook): NotebookView {
  return { ...rest, cells: cells.map(({ text, ...cell }) => ({ ...cell, html: text?.html ?? null })) };
}
