// Gathers what fields of a repository need, each at most once and only when asked.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { TREE_PAGE } from '@modelgrove/shared';
import type { Granted } from '../../modules/access';
import { type FileFacts, FilesService } from '../../modules/files';
import { QuotasService } from '../../modules/quotas';
import type { RepositoryRecord } from '../../modules/repositories';
import { type TreeItem, VersionReader } from '../../modules/versions';
import { siblingView } from './views/tree.view';
import type { RepositoryFacts } from './views/repository-fields';

const CONFIG = 'config.json';
const MAX_CONFIG_BYTES = 1024 * 1024;
const CONFIG_FIELDS = ['architectures', 'model_type', 'quantization_config'] as const;

@Injectable()
export class RepositoryFactsReader {
  constructor(
    private readonly versions: VersionReader,
    private readonly quotas: QuotasService,
    private readonly files: FilesService,
  ) {}

  /** `commitOid` is the asked revision's head; `isDefault` that it was asked for as the head of the default branch. */
  of(
    repo: Granted,
    record: RepositoryRecord,
    commitOid: () => Promise<GitOid | null>,
    { withBlobs, isDefault }: { withBlobs: boolean; isDefault: boolean },
  ): RepositoryFacts {
    const files = once(async () => this.fileFacts(repo, isDefault ? null : await commitOid()));
    return {
      record,
      sha: commitOid,
      siblings: async () => {
        const oid = await commitOid();
        return oid ? (await this.list(repo, oid)).map((item) => siblingView(item, withBlobs)) : [];
      },
      usedBytes: () => this.quotas.repositoryBytes(repo.id),
      files,
      config: async () => {
        const known = await files();
        if (known) return known.config ?? undefined;
        const oid = await commitOid();
        return oid ? this.config(repo, oid) : undefined;
      },
    };
  }

  /** They are derived from the default branch, a moment after it moved. Of another commit they would be false. */
  private async fileFacts(repo: Granted, commitOid: GitOid | null): Promise<FileFacts | null> {
    const facts = await this.files.facts(repo);
    return facts && (commitOid === null || facts.commitOid === commitOid) ? facts : null;
  }

  private async list(repo: Granted, commitOid: GitOid): Promise<TreeItem[]> {
    const found: TreeItem[] = [];
    let after: string | undefined;
    do {
      const page = await this.versions.tree(repo, commitOid, '', {
        recursive: true,
        expand: false,
        limit: TREE_PAGE,
        ...(after ? { after } : {}),
      });
      for (const item of page.items) if (item.kind === 'file') found.push(item);
      after = page.next ?? undefined;
    } while (after);
    return found;
  }

  private async config(repo: Granted, commitOid: GitOid): Promise<Record<string, unknown> | undefined> {
    const item = await this.versions.entry(repo, commitOid, CONFIG);
    if (item?.kind !== 'file' || item.large || item.sizeBytes > MAX_CONFIG_BYTES) return undefined;
    const value = parsed((await this.versions.content(repo, item)).toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const entries = Object.entries(value).filter(([key]) => (CONFIG_FIELDS as readonly string[]).includes(key));
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
