// What a client asks before it sends files: which of them are large, which are ignored, and what the repository holds at their paths.
import { Injectable } from '@nestjs/common';
import {
  type AttributeRules,
  type GitOid,
  isIgnored,
  isLargeFileByAttributes,
  looksBinary,
  parseGitAttributes,
  parseGitIgnore,
} from '@modelgrove/git-objects';
import { MAX_REGULAR_FILE_BYTES } from '@modelgrove/shared';
import type { Granted } from '../../access';
import { QuotasService } from '../../quotas';
import { type TreeItem, VersionReader } from '../../versions';

export interface PlannedFile {
  path: string;
  sizeBytes: number;
  /** The first bytes of the contents; null when the client does not show them. */
  sample: Buffer | null;
}

export interface UploadQuestion {
  revision: string;
  files: PlannedFile[];
  /** Contents of a .gitignore and a .gitattributes that the client is about to commit or keeps beside the files. */
  gitIgnore?: string;
  gitAttributes?: string;
}

export interface UploadAnswer {
  path: string;
  isLarge: boolean;
  isIgnored: boolean;
  /** A folder lies there: no file can be put in its place. */
  isFolder: boolean;
  /** Content id of what lies there now: sha256 of a large file, else the blob's oid; null when nothing does. */
  contentId: string | null;
}

/** Binary contents above this go to the object store even where no attribute says so. */
const BINARY_IS_LARGE_ABOVE_BYTES = 1024 * 1024;

@Injectable()
export class PlanUpload {
  constructor(
    private readonly versions: VersionReader,
    private readonly quotas: QuotasService,
  ) {}

  async run(repo: Granted, question: UploadQuestion): Promise<{ commitOid: GitOid; files: UploadAnswer[] }> {
    const { commitOid } = await this.versions.resolve(repo, question.revision);
    const attributes = parseGitAttributes(question.gitAttributes ?? (await this.text(repo, commitOid, '.gitattributes')));
    const ignore = parseGitIgnore(question.gitIgnore ?? (await this.text(repo, commitOid, '.gitignore')));
    const items = await this.versions.paths(
      repo,
      commitOid,
      question.files.map((file) => file.path),
      { expand: false },
    );
    const present = new Map(items.filter((item) => item.kind === 'file').map((item) => [item.path, item]));
    const folders = new Set(items.filter((item) => item.kind !== 'file').map((item) => item.path));
    const files = question.files.map((file) => ({
      path: file.path,
      isLarge: isLarge(file, attributes),
      isIgnored: isIgnored(ignore, file.path),
      isFolder: folders.has(file.path),
      contentId: contentId(present.get(file.path)),
    }));
    await this.assertRoom(repo, question, files);
    return { commitOid, files };
  }

  /** Of what comes with the commit itself; large files are asked about before they are sent. Only where something would be added. */
  private async assertRoom(repo: Granted, { files }: UploadQuestion, answers: readonly UploadAnswer[]): Promise<void> {
    const bytes = files.filter((_, i) => !answers[i]?.isLarge && !answers[i]?.isIgnored).reduce((sum, file) => sum + file.sizeBytes, 0);
    if (bytes > 0) await this.quotas.assertRoom(repo.namespaceId, bytes);
  }

  private async text(repo: Granted, commitOid: GitOid, path: string): Promise<string> {
    const item = await this.versions.entry(repo, commitOid, path);
    if (item?.kind !== 'file' || item.large) return '';
    return (await this.versions.content(repo, item)).toString('utf8');
  }
}

/** An empty file is never large: git-lfs has no pointer for it, and clients send it along with the commit. */
function isLarge(file: PlannedFile, attributes: AttributeRules): boolean {
  if (file.sizeBytes === 0) return false;
  if (file.sizeBytes > MAX_REGULAR_FILE_BYTES || isLargeFileByAttributes(attributes, file.path)) return true;
  // What is not shown is taken for binary.
  return file.sizeBytes > BINARY_IS_LARGE_ABOVE_BYTES && (file.sample === null || looksBinary(file.sample));
}

function contentId(item: TreeItem | undefined): string | null {
  if (!item) return null;
  return item.large ? item.large.sha256 : item.oid;
}
