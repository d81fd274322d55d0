// What the repository routes of our own API answer. Ids are `ns/name`, dates ISO with Z.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { RepositoryAction } from '../../modules/access';
import type { FileFacts } from '../../modules/files';
import type { ImportState } from '../../modules/imports';
import type { RepositoryRecord } from '../../modules/repositories';
import { DIRECT_PUSHES, type DirectPush, type TreeItem } from '../../modules/versions';
import { RenderedTextView } from './markdown.views';

const ACTIONS: RepositoryAction[] = ['see', 'discuss', 'use', 'read', 'contribute', 'write', 'administer'];
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class RepositorySummary {
  @ApiProperty() id: string;
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() namespace: string;
  @ApiProperty() name: string;
  @ApiProperty() isPrivate: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, enum: ['auto', 'manual'] }) gated: 'auto' | 'manual' | null;
  @ApiProperty({ description: 'Its contents are read by those who bought it' }) isSold: boolean;
  @ApiProperty({ type: 'integer' }) likes: number;
  @ApiProperty({ type: 'integer', description: 'In the last 30 days' }) downloads: number;
  @ApiProperty({ format: 'date-time' }) lastModifiedAt: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty(NULLABLE_TEXT) pipelineTag: string | null;
  @ApiProperty(NULLABLE_TEXT) libraryName: string | null;
  @ApiProperty({ type: [String] }) tags: string[];
  @ApiProperty(NULLABLE_TEXT) license: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a model, as the headers of its files say' }) parameters: number | null;
}

export class RevisionView {
  @ApiProperty() name: string;
  @ApiProperty() commitOid: string;
}

export class CardProblemView {
  @ApiProperty() code: string;
  @ApiProperty({ enum: ['error', 'warning'], description: 'An error: the field says nothing as it stands' }) severity: 'error' | 'warning';
  @ApiProperty(NULLABLE_TEXT) field: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'In README.md, counted from 1' }) line: number | null;
  @ApiProperty() message: string;
}

export class DtypeShareView {
  @ApiProperty() dtype: string;
  @ApiProperty({ type: 'integer' }) parameters: number;
}

export class FileProblemView {
  @ApiProperty() path: string;
  @ApiProperty() code: string;
  @ApiProperty() message: string;
}

export class WeightFilesView {
  @ApiProperty({ description: 'Of the first file, where a model was cut into several' }) path: string;
  @ApiProperty({ enum: ['safetensors', 'gguf'] }) format: 'safetensors' | 'gguf';
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a GGUF: `Q4_K_M`' }) quantization: string | null;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
}

/** What the headers of its files say. */
export class FileFactsView {
  @ApiProperty(NULLABLE_TEXT) architecture: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'In tokens' }) contextLength: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Numbers that attention keeps in memory for each token of the context' })
  cacheValuesPerToken: number | null;
  @ApiProperty({ type: [WeightFilesView], description: 'What a loader would take: one of them' }) weights: WeightFilesView[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of all files of the default branch' }) filesBytes: number | null;
  @ApiProperty({ type: [DtypeShareView], description: 'The most frequent one first' }) dtypes: DtypeShareView[];
  @ApiProperty({ type: [String] }) quantizations: string[];
  @ApiProperty({ type: [FileProblemView] }) problems: FileProblemView[];
}

/** Where it was brought in from. */
export class ImportedFromView {
  @ApiProperty() url: string;
  @ApiProperty() revision: string;
  @ApiProperty({ description: 'What the revision meant there' }) commit: string;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class UnfinishedImportView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] }) state: ImportState;
}

export class RepositoryDetail extends RepositorySummary {
  @ApiProperty({ enum: ACTIONS, isArray: true, description: 'What the one who asks may do' }) allowed: RepositoryAction[];
  @ApiProperty() defaultBranch: string;
  @ApiProperty({ type: RevisionView }) revision: RevisionView;
  @ApiProperty({ type: [String] }) branches: string[];
  @ApiProperty({ type: [String] }) tagsList: string[];
  @ApiProperty({ type: 'integer' }) commitsCount: number;
  @ApiProperty() liked: boolean;
  @ApiProperty({ type: 'integer', description: 'Everything it stores: large files, and git objects as they are kept' }) usedBytes: number;
  @ApiProperty() discussionsDisabled: boolean;
  @ApiProperty({ description: 'Its owner made it read-only' }) isArchived: boolean;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Discussions and pull requests that are open; null where they are switched off',
  })
  openDiscussions: number | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The first of cardProblems' }) cardProblem: string | null;
  @ApiProperty({ type: [CardProblemView], description: 'Of the default branch' }) cardProblems: CardProblemView[];
  @ApiProperty({ type: FileFactsView, nullable: true, description: 'Of the default branch; null before its files were looked at' })
  fileFacts: FileFactsView | null;
  @ApiProperty({ type: ImportedFromView, nullable: true, description: 'Null for what was made here' })
  importedFrom: ImportedFromView | null;
  @ApiProperty({ type: UnfinishedImportView, nullable: true, description: 'What fills it at this moment, or failed to; for who began it' })
  import: UnfinishedImportView | null;
}

export class LikeView {
  @ApiProperty({ type: 'integer' }) likes: number;
  @ApiProperty() liked: boolean;
}

export class DayCountView {
  @ApiProperty({ format: 'date', description: 'UTC' }) day: string;
  @ApiProperty({ type: 'integer' }) count: number;
}

/** Counted as docs/protocols/downloads.md says. */
export class DownloadsView {
  @ApiProperty({ type: 'integer' }) last30Days: number;
  @ApiProperty({ type: 'integer' }) allTime: number;
  @ApiProperty({ description: 'Downloads and 8 for each like, halved every 7 days' }) trending: number;
  @ApiProperty({ type: [DayCountView], description: 'The last 30 days, today included, the oldest first' }) days: DayCountView[];
}

export class CardView extends RenderedTextView {
  @ApiProperty({ description: 'The revision has a README.md' }) exists: boolean;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true }) frontMatter: Record<string, unknown> | null;
  @ApiProperty({ type: [CardProblemView], description: 'What is wrong with the front matter of this revision' })
  problems: CardProblemView[];
}

export class TextPreviewView extends RenderedTextView {
  @ApiProperty({ type: [CardProblemView], description: 'What is wrong with the front matter, of the card of a repository' })
  problems: CardProblemView[];
}

export class LastCommitView {
  @ApiProperty() oid: string;
  @ApiProperty() title: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() author: string;
}

export class TreeEntryView {
  @ApiProperty({ enum: ['file', 'directory', 'submodule'] }) kind: 'file' | 'directory' | 'submodule';
  @ApiProperty() path: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty() oid: string;
  @ApiProperty() large: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a large file' }) sha256: string | null;
  @ApiProperty({ type: LastCommitView, nullable: true }) lastCommit: LastCommitView | null;
}

export class TreeView {
  @ApiProperty({ type: [TreeEntryView] }) items: TreeEntryView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
  @ApiProperty() commitOid: string;
}

export class PathsView {
  @ApiProperty({ type: [String] }) paths: string[];
  @ApiProperty({ description: 'False when there are more' }) complete: boolean;
}

export class ProtectionView {
  @ApiProperty({ description: 'The built-in rule of the default branch: it is neither forced nor deleted' }) isDefault: boolean;
  @ApiProperty({ type: [String], description: 'Of the rules that hold for it' }) patterns: string[];
  @ApiProperty({ enum: DIRECT_PUSHES, description: 'Who may push, by the strictest of them' }) directPush: DirectPush;
  @ApiProperty({ type: 'integer', description: 'That a pull request for it needs' }) approvals: number;
  @ApiProperty({ description: 'You may push and commit to it' }) mayPush: boolean;
}

export class RefView {
  @ApiProperty() name: string;
  @ApiProperty() commitOid: string;
  @ApiProperty({ type: ProtectionView, nullable: true, description: 'Null where no rule holds' }) protection: ProtectionView | null;
}

export class RefsView {
  @ApiProperty() defaultBranch: string;
  @ApiProperty({ type: [RefView] }) branches: RefView[];
  @ApiProperty({ type: [RefView] }) tags: RefView[];
}

export class NameAvailabilityView {
  @ApiProperty() isFree: boolean;
}

class FirstFileView {
  @ApiProperty({ example: 'README.md' }) path: string;
  @ApiProperty() text: string;
}

export class BeginningView {
  @ApiProperty({ type: [FirstFileView], description: '`.gitattributes` comes with every repository and is not among them' })
  files: FirstFileView[];
}

export function viewSummary(record: RepositoryRecord): RepositorySummary {
  const { type, namespace, name, isPrivate, gated, isSold, pipelineTag, libraryName, tags } = record;
  return {
    id: `${namespace}/${name}`,
    type,
    namespace,
    name,
    isPrivate,
    gated,
    isSold,
    likes: record.likesCount,
    downloads: record.downloads30d,
    lastModifiedAt: record.lastModifiedAt.toISOString(),
    createdAt: record.createdAt.toISOString(),
    pipelineTag,
    libraryName,
    tags,
    license: licenseOf(tags),
    parameters: record.parameters,
  };
}

function licenseOf(tags: string[]): string | null {
  return tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length) ?? null;
}

export function viewFileFacts(facts: FileFacts): FileFactsView {
  const { architecture, contextLength, dtypes, quantizations, problems, safetensors } = facts;
  const shares = dtypes.map((dtype) => ({ dtype, parameters: safetensors?.parameters[dtype] ?? 0 }));
  const sizes = {
    cacheValuesPerToken: facts.cacheValuesPerToken ?? null,
    weights: facts.weights ?? [],
    filesBytes: facts.mainBytes ?? null,
  };
  return { architecture, contextLength, ...sizes, dtypes: shares, quantizations, problems };
}

export function viewTreeEntry(item: TreeItem): TreeEntryView {
  const { kind, path, sizeBytes, oid, lastCommit } = item;
  return {
    kind,
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    sizeBytes,
    oid,
    large: item.large !== null,
    sha256: item.large?.sha256 ?? null,
    lastCommit: lastCommit
      ? { oid: lastCommit.oid, title: lastCommit.title, at: lastCommit.at.toISOString(), author: lastCommit.author.name }
      : null,
  };
}
