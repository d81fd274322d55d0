// Cards: README.md of a repository. What lists know of a repository by its card is derived here and can be derived again at any time.
import { Injectable } from '@nestjs/common';
import { type GitOid } from '@modelgrove/git-objects';
import { MAX_REGULAR_FILE_BYTES, type RepoType } from '@modelgrove/shared';
import { SYSTEM } from '../../common/actor';
import { AccessService, type Granted } from '../access';
import { RepositoriesService } from '../repositories';
import { VersionReader } from '../versions';
import { deriveFacts } from './card-tags';
import { checkCard } from './check-card';
import { readCard } from './read-card';
import type { Card, CardCheck } from './cards.types';

const README = 'README.md';

@Injectable()
export class CardsService {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
  ) {}

  /** Null when the revision has no README.md kept in git. */
  async read(repo: Granted, commitOid: GitOid): Promise<Card | null> {
    const markdown = await this.markdown(repo, commitOid);
    return markdown === null ? null : readCard(markdown);
  }

  check(markdown: string, type: RepoType): CardCheck {
    return checkCard(markdown, type);
  }

  /** Derives tags and the like from the default branch. A broken card says so and keeps the former tags. Idempotent. */
  async refresh(repositoryId: bigint): Promise<void> {
    const record = await this.repositories.find(repositoryId);
    if (!record) return;
    const repo = await this.access.repository(SYSTEM, record, 'see');
    const branch = await this.versions.defaultBranch(repo);
    const head = (await this.versions.refs(repo)).find((ref) => ref.name === branch);
    if (!head) return;
    const card = (await this.read(repo, head.oid)) ?? { body: '', frontMatter: null, problem: null };
    const summary = await this.versions.commitSummary(repo, head.oid);
    await this.repositories.saveCard(repositoryId, {
      commitOid: head.oid,
      problem: card.problem,
      card: card.problem === null ? deriveFacts(record.type, card) : null,
    });
    await this.repositories.touch(repositoryId, summary.at);
  }

  private async markdown(repo: Granted, commitOid: GitOid): Promise<string | null> {
    const item = await this.versions.entry(repo, commitOid, README);
    if (item?.kind !== 'file' || item.large || item.sizeBytes > MAX_REGULAR_FILE_BYTES) return null;
    return (await this.versions.content(repo, item)).toString('utf8');
  }
}
