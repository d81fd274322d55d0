// Gathers what fields of a repository need, each at most once and only when asked.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { TREE_PAGE } from '@modelgrove/shared';
import type { Granted } from '../../modules/access';
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
  ) {}

  /** `commitOid` is the asked revision's head. */
  of(repo: Granted, record: RepositoryRecord, commitOid: () => Promise<GitOid | null>, withBlobs: boolean): RepositoryFacts {
    return {
      record,
      sha: commitOid,
      siblings: async () => {
        const oid = await commitOid();
        return oid ? (await this.files(repo, oid)).map((item) => siblingView(item, withBlobs)) : [];
      },
      usedBytes: () => this.quotas.repositoryBytes(repo.id),
      config: async () => {
        const oid = await commitOid();
        return oid ? this.config(repo, oid) : undefined;
      },
    };
  }

  private async files(repo: Granted, commitOid: GitOid): Promise<TreeItem[]> {
    const files: TreeItem[] = [];
    let after: string | undefined;
    do {
      const page = await this.versions.tree(repo, commitOid, '', {
        recursive: true,
        expand: false,
        limit: TREE_PAGE,
        ...(after ? { after } : {}),
      });
      for (const item of page.items) if (item.kind === 'file') files.push(item);
      after = page.next ?? undefined;
    } while (after);
    return files;
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
