// Everything the page of a repository begins with, in one answer.
import { Injectable } from '@nestjs/common';
import type { Granted } from '../../modules/access';
import { DiscussionsService } from '../../modules/discussions';
import { FilesService } from '../../modules/files';
import { ImportsService } from '../../modules/imports';
import { LikesService } from '../../modules/likes';
import { QuotasService } from '../../modules/quotas';
import { RepositoriesService } from '../../modules/repositories';
import { VersionReader } from '../../modules/versions';
import { shortName, shownRevision } from './shown-revision';
import { type RepositoryDetail, viewFileFacts, viewSummary } from './repositories.views';

const BRANCHES = 'refs/heads/';
const TAGS = 'refs/tags/';

@Injectable()
export class RepositoryDetails {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly quotas: QuotasService,
    private readonly likes: LikesService,
    private readonly files: FilesService,
    private readonly imports: ImportsService,
    private readonly discussions: DiscussionsService,
  ) {}

  async of(repo: Granted, asked?: string): Promise<RepositoryDetail> {
    const record = await this.repositories.record(repo);
    const refs = (await this.versions.refs(repo)).map((ref) => ref.name);
    const defaultBranch = await shownRevision(this.versions, repo);
    const files = await this.files.facts(repo);
    const underWay = await this.imports.ofRepository(repo);
    const { commitOid } = await this.versions.resolve(repo, asked ?? 'HEAD');
    const open = await this.discussions.openCounts(repo);
    return {
      ...viewSummary(record),
      allowed: [...repo.allowed],
      defaultBranch,
      revision: { name: asked ?? defaultBranch, commitOid },
      branches: refs.filter((name) => name.startsWith(BRANCHES)).map(shortName),
      tagsList: refs.filter((name) => name.startsWith(TAGS)).map(shortName),
      commitsCount: await this.versions.countCommits(repo, commitOid),
      liked: await this.likes.likes(repo),
      usedBytes: await this.quotas.repositoryBytes(repo.id),
      isArchived: repo.isArchived,
      discussionsDisabled: record.discussionsDisabled,
      openDiscussions: record.discussionsDisabled ? null : open.discussions + open.pullRequests,
      cardProblem: record.cardProblems[0]?.message ?? null,
      cardProblems: record.cardProblems,
      fileFacts: files && viewFileFacts(files),
      importedFrom: await this.repositories.importedFrom(repo.id),
      import: underWay && { id: String(underWay.id), state: underWay.state },
    };
  }
}
