// What the routes of fine-tunes answer besides jobs.
import { ApiProperty } from '@nestjs/swagger';
import { type BaseModel, type DataBeginning, SHAPES, type TrainingFile } from '../../modules/finetune';

const MOST_ROWS = 5;
const MOST_CELL = 400;

export class BaseProblemView {
  @ApiProperty() code: string;
  @ApiProperty() message: string;
}

export class BaseModelView {
  @ApiProperty({ description: 'namespace/name' }) repository: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'As its files say' }) parameters: number | null;
  @ApiProperty({ type: BaseProblemView, nullable: true, description: 'Why it cannot be trained; null: it can' })
  problem: BaseProblemView | null;
}

export class FirstRowView {
  @ApiProperty({ type: 'integer', description: 'From 1; of a Parquet file the row' }) line: number;
  @ApiProperty({ type: [String], description: 'One for each column; long ones are cut, and what is no text is JSON' }) cells: string[];
}

export class DataBeginningView {
  @ApiProperty({ description: 'namespace/name of the dataset' }) repository: string;
  @ApiProperty({ description: 'The commit that was looked at' }) revision: string;
  @ApiProperty() path: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ type: [String] }) columns: string[];
  @ApiProperty({ type: [FirstRowView] }) rows: FirstRowView[];
  @ApiProperty({ enum: SHAPES, nullable: true, description: 'What the names of the columns say; null: nothing that is known' })
  shape: (typeof SHAPES)[number] | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Which columns are which, by that shape' })
  roles: Record<string, string>;
}

export class TrainingFileView {
  @ApiProperty({ description: 'file-…, also among /v1/files' }) key: string;
  @ApiProperty() fileName: string;
  @ApiProperty({ description: 'namespace/name of the private dataset that holds it' }) repository: string;
  @ApiProperty({ description: 'The commit that brought it' }) revision: string;
  @ApiProperty() path: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class TrainingFilesView {
  @ApiProperty({ type: [TrainingFileView], description: 'The newest first' }) files: TrainingFileView[];
}

export function viewBase({ repository, parameters, problem }: BaseModel): BaseModelView {
  return { repository, parameters, problem };
}

export function viewBeginning({ rows, columns, guess, repository, revision, path, sizeBytes }: DataBeginning): DataBeginningView {
  const roles = Object.entries(guess?.columns ?? {}).filter((role): role is [string, string] => typeof role[1] === 'string');
  return {
    repository,
    revision,
    path,
    sizeBytes,
    columns,
    rows: rows.slice(0, MOST_ROWS).map(({ line, row }) => ({ line, cells: columns.map((name) => cellOf(row[name])) })),
    shape: guess?.shape ?? null,
    roles: Object.fromEntries(roles),
  };
}

export function viewTrainingFile({ key, fileName, repository, commitOid, path, sizeBytes, createdAt }: TrainingFile): TrainingFileView {
  return { key, fileName, repository, revision: commitOid, path, sizeBytes, createdAt: createdAt.toISOString() };
}

function cellOf(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return text.length > MOST_CELL ? `${text.slice(0, MOST_CELL)}…` : text;
}
