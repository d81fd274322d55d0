// What the repository routes of our own API answer. Ids are `ns/name`, dates ISO with Z.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { RepositoryAction } from '../../modules/access';
import type { RepositoryRecord } from '../../modules/repositories';
import type { TreeItem } from '../../modules/versions';

const ACTIONS: RepositoryAction[] = ['see', 'read', 'contribute', 'write', 'administer'];
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class RepositorySummary {
  @ApiProperty() id: string;
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() namespace: string;
  @ApiProperty() name: string;
  @ApiProperty() isPrivate: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, enum: ['auto', 'manual'] }) gated: 'auto' | 'manual' | null;
  @ApiProperty({ type: 'integer' }) likes: number;
  @ApiProperty({ type: 'integer', description: 'In the last 30 days' }) downloads: number;
  @ApiProperty({ format: 'date-time' }) lastModifiedAt: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty(NULLABLE_TEXT) pipelineTag: string | null;
  @ApiProperty(NULLABLE_TEXT) libraryName: string | null;
  @ApiProperty({ type: [String] }) tags: string[];
  @ApiProperty(NULLABLE_TEXT) license: string | null;
}

export class RepositoryPage {
  @ApiProperty({ type: [RepositorySummary] }) items: RepositorySummary[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class RevisionView {
  @ApiProperty() name: string;
  @ApiProperty() commitOid: string;
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
  @ApiProperty(NULLABLE_TEXT) cardProblem: string | null;
  @ApiProperty() discussionsDisabled: boolean;
}

export class LikeView {
  @ApiProperty({ type: 'integer' }) likes: number;
  @ApiProperty() liked: boolean;
}

export class CardView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The Markdown without its front matter; null without a README.md' }) markdown:
    string | null;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true }) frontMatter: Record<string, unknown> | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why the front matter cannot be read' }) problem: string | null;
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

export class RefView {
  @ApiProperty() name: string;
  @ApiProperty() commitOid: string;
}

export class RefsView {
  @ApiProperty() defaultBranch: string;
  @ApiProperty({ type: [RefView] }) branches: RefView[];
  @ApiProperty({ type: [RefView] }) tags: RefView[];
}

export class NameAvailabilityView {
  @ApiProperty() isFree: boolean;
}

export function viewSummary(record: RepositoryRecord): RepositorySummary {
  const { type, namespace, name, isPrivate, gated, pipelineTag, libraryName, tags } = record;
  return {
    id: `${namespace}/${name}`,
    type,
    namespace,
    name,
    isPrivate,
    gated,
    likes: record.likesCount,
    downloads: record.downloads30d,
    lastModifiedAt: record.lastModifiedAt.toISOString(),
    createdAt: record.createdAt.toISOString(),
    pipelineTag,
    libraryName,
    tags,
    license: licenseOf(tags),
  };
}

function licenseOf(tags: string[]): string | null {
  return tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length) ?? null;
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
