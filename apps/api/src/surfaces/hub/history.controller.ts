import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { AuthorAccountsService } from '../../modules/accounts';
import { TensorChangesService } from '../../modules/tensors';
import { ComparisonService, VersionReader } from '../../modules/versions';
import { TableChangesService } from '../../modules/viewer';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { ChangesQueryDto, HistoryQueryDto, LinesQueryDto, OneChangeQueryDto } from './history.dto';
import {
  CommitsView,
  ComparisonView,
  FileChangeView,
  LinesView,
  TableChangesView,
  TensorChangesView,
  viewCommit,
  viewFileChange,
  viewTableChanges,
  viewTensorChanges,
} from './history.views';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';
import { linesOf } from './text-lines';

const COMMITS_PAGE = 50;

/** Who changed what, and when. */
@ApiTags('history')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class HistoryController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly comparison: ComparisonService,
    private readonly authors: AuthorAccountsService,
    private readonly tensors: TensorChangesService,
    private readonly tables: TableChangesService,
  ) {}

  @Get('commits')
  @ForReaders()
  @ApiOperation({ summary: 'Commits of a revision, newest first; with a path those that changed it' })
  @ApiOkResponse({ type: CommitsView })
  async commits(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(HistoryQueryDto) { revision, path, cursor }: HistoryQueryDto,
  ): Promise<CommitsView> {
    const repo = await this.access.repository(actor, at, 'see', revision ?? null);
    const { commitOid } = await this.versions.resolve(repo, revision ?? 'HEAD');
    const page = await this.versions.history(repo, commitOid, {
      limit: COMMITS_PAGE,
      ...(path ? { path: path.replace(/^\/+|\/+$/g, '') } : {}),
      ...(cursor ? { after: cursor } : {}),
    });
    const accounts = await this.authors.byEmails(page.commits.map((commit) => commit.author.email));
    return { items: page.commits.map((commit) => viewCommit(commit, accounts)), nextCursor: page.next, commitOid };
  }

  @Get('changes')
  @ForReaders()
  @ApiOperation({ summary: 'A commit and a page of the files that it changed, or that differ between two revisions' })
  @ApiOkResponse({ type: ComparisonView })
  async changes(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(ChangesQueryDto) { revision, base, cursor }: ChangesQueryDto,
  ): Promise<ComparisonView> {
    const { repo, baseOid, commitOid } = await this.compared(actor, at, revision, base);
    const page = await this.comparison.page(repo, baseOid, commitOid, cursor);
    const accounts = await this.authors.byEmails([page.head.author.email, ...(page.base ? [page.base.author.email] : [])]);
    return {
      head: viewCommit(page.head, accounts),
      base: page.base && viewCommit(page.base, accounts),
      totalFiles: page.totalFiles,
      items: page.files.map(viewFileChange),
      nextCursor: page.next,
    };
  }

  @Get('change')
  @ForReaders()
  @ApiOperation({ summary: 'One of these files, with all that can be shown of it' })
  @ApiOkResponse({ type: FileChangeView })
  async change(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(OneChangeQueryDto) { revision, base, path }: OneChangeQueryDto,
  ): Promise<FileChangeView> {
    const { repo, baseOid, commitOid } = await this.compared(actor, at, revision, base);
    return viewFileChange(await this.comparison.file(repo, baseOid, commitOid, path));
  }

  @Get('change/tensors')
  @ForReaders()
  @ApiOperation({ summary: 'Which tensors differ in one of these files, of safetensors or GGUF' })
  @ApiOkResponse({ type: TensorChangesView })
  async tensorChanges(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(OneChangeQueryDto) { revision, base, path }: OneChangeQueryDto,
  ): Promise<TensorChangesView> {
    const { repo, baseOid, commitOid } = await this.compared(actor, at, revision, base);
    return viewTensorChanges(await this.tensors.of(repo, baseOid, commitOid, path));
  }

  @Get('change/table')
  @ForReaders()
  @ApiOperation({ summary: 'Columns and rows before and after, of one of these files that is Parquet, CSV or JSON lines' })
  @ApiOkResponse({ type: TableChangesView })
  async tableChanges(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(OneChangeQueryDto) { revision, base, path }: OneChangeQueryDto,
  ): Promise<TableChangesView> {
    const { repo, baseOid, commitOid } = await this.compared(actor, at, revision, base);
    return viewTableChanges(await this.tables.of(repo, baseOid, commitOid, path));
  }

  @Get('lines')
  @ForReaders()
  @ApiOperation({ summary: 'Some lines of a text file: what a comparison left out between its parts' })
  @ApiOkResponse({ type: LinesView })
  async lines(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(LinesQueryDto) { revision, path, from, to }: LinesQueryDto,
  ): Promise<LinesView> {
    const repo = await this.access.repository(actor, at, 'read', revision);
    const { commitOid } = await this.versions.resolve(repo, revision);
    const item = await this.versions.entry(repo, commitOid, path);
    return linesOf(item && item.kind === 'file' ? await this.versions.content(repo, item) : null, path, Number(from), Number(to));
  }

  /** The two sides of a comparison; no base: what the commit changed. */
  private async compared(actor: Actor, at: RepositoryLocator, revision: string, base: string | undefined) {
    const repo = await this.access.repository(actor, at, 'read', revision);
    const { commitOid } = await this.versions.resolve(repo, revision);
    const baseOid = base ? (await this.versions.resolve(repo, base)).commitOid : null;
    return { repo, baseOid, commitOid };
  }
}
