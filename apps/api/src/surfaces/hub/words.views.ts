// What administrators are answered about the list of words.
import { ApiProperty } from '@nestjs/swagger';
import { type ListedWord, WORD_VERDICTS, type WordVerdict } from '../../modules/wording';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class WordView {
  @ApiProperty() id: string;
  @ApiProperty() text: string;
  @ApiProperty({ description: 'Not as a part of another word' }) isWhole: boolean;
  @ApiProperty({ enum: WORD_VERDICTS, description: 'What becomes of a text that has it' }) verdict: WordVerdict;
  @ApiProperty() note: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null: gone since' }) createdBy: string | null;
}

export class WordPage {
  @ApiProperty({ type: [WordView] }) items: WordView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class AddedWordsView {
  @ApiProperty({ type: 'integer', description: 'How many were not on the list' }) added: number;
}

export function viewWord({ id, text, isWhole, verdict, note, createdAt, createdBy }: ListedWord): WordView {
  return { id: String(id), text, isWhole, verdict, note, createdBy, createdAt: createdAt.toISOString() };
}
