// The viewer of datasets for pages: the same as /api/viewer, for who is signed in by cookie.
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import {
  type MediaPlace,
  MOST_ROWS_OF_A_PAGE,
  type SplitRows,
  type ViewedDataset,
  type ViewedSplit,
  ViewerService,
  withMediaAddresses,
} from '../../modules/viewer';
import { CurrentActor, sendMedia, ValidQuery } from '../../platform/http';
import { RevisionQueryDto } from './repositories.dto';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';
import { CellQueryDto, MOST_ROWS_OF_A_TABLE, RowsQueryDto, SplitQueryDto, TableQueryDto } from './viewer.dto';
import {
  DatasetViewerView,
  viewDataset,
  ViewerRowsView,
  ViewerStatisticsView,
  ViewerTableView,
  viewRows,
  viewStatistics,
  viewTable,
} from './viewer.views';

@ApiTags('repositories')
@Controller('hub/v1/repositories/:type/:namespace/:name/viewer')
@ForReaders()
export class ViewerController {
  constructor(
    private readonly access: AccessService,
    private readonly viewer: ViewerService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Which configurations and splits a dataset has to look at' })
  @ApiOkResponse({ type: DatasetViewerView })
  async layout(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RevisionQueryDto) { revision }: RevisionQueryDto,
  ): Promise<DatasetViewerView> {
    return viewDataset(await this.dataset(actor, at, revision));
  }

  @Get('first-rows')
  @ApiOperation({ summary: 'The first rows of a split, quickly: how many there are may not be known' })
  @ApiOkResponse({ type: ViewerRowsView })
  async firstRows(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(SplitQueryDto) query: SplitQueryDto,
  ): Promise<ViewerRowsView> {
    const { dataset, split } = await this.split(actor, at, query);
    const { features, rows, hasMore } = await this.viewer.firstRows(split);
    const shown = withMediaAddresses(rows, features, addresses(split));
    return viewRows(dataset, { features, rows: shown, total: hasMore ? null : rows.length, isPartial: false });
  }

  @Get('rows')
  @ApiOperation({ summary: 'A page of the rows of a split, or of those that match' })
  @ApiOkResponse({ type: ViewerRowsView })
  async rows(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RowsQueryDto) query: RowsQueryDto,
  ): Promise<ViewerRowsView> {
    const { dataset, split } = await this.split(actor, at, query);
    const found = await this.find(split, query);
    const rows = withMediaAddresses(found.rows, found.features, addresses(split));
    return viewRows(dataset, { ...found, rows, total: found.rowsTotal });
  }

  @Get('table')
  @ApiOperation({ summary: 'Rows of a split for programs that compute with them: whole cells, many at once' })
  @ApiOkResponse({ type: ViewerTableView })
  async table(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(TableQueryDto) query: TableQueryDto,
  ): Promise<ViewerTableView> {
    const { dataset, split } = await this.split(actor, at, query);
    return viewTable(dataset, await this.viewer.block(split, Number(query.offset ?? 0), Number(query.length ?? MOST_ROWS_OF_A_TABLE)));
  }

  @Get('statistics')
  @ApiOperation({ summary: 'What the columns of a split have: spread of numbers, lengths of texts, how often each label' })
  @ApiOkResponse({ type: ViewerStatisticsView })
  async statistics(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(SplitQueryDto) query: SplitQueryDto,
  ): Promise<ViewerStatisticsView> {
    const { split } = await this.split(actor, at, query);
    return viewStatistics(await this.viewer.statistics(split));
  }

  @Get('cell')
  @ApiOperation({ summary: 'The bytes of a picture or of sound that stands in a row' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async cell(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(CellQueryDto) query: CellQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { split } = await this.split(actor, at, query);
    const item = query.item === undefined ? null : Number(query.item);
    sendMedia(reply, await this.viewer.media(split, Number(query.row), query.column, item));
  }

  private find(split: ViewedSplit, { search, where, orderby: orderBy, ...page }: RowsQueryDto): Promise<SplitRows> {
    const [start, length] = [Number(page.offset ?? 0), Number(page.length ?? MOST_ROWS_OF_A_PAGE)];
    if (!search && !where && !orderBy) return this.viewer.rows(split, start, length);
    return this.viewer.find(split, { search, where, orderBy }, start, length);
  }

  private async split(actor: Actor, at: RepositoryLocator, { config, split, revision }: SplitQueryDto) {
    const dataset = await this.dataset(actor, at, revision);
    return { dataset, split: this.viewer.split(dataset, config, split) };
  }

  private async dataset(actor: Actor, at: RepositoryLocator, revision: string | undefined): Promise<ViewedDataset> {
    return this.viewer.dataset(await this.access.repository(actor, at, 'read', revision ?? null), revision);
  }
}

/** Below our own API, where a browser brings its cookie; relative, so that they hold at whatever name the page has. */
function addresses({ dataset, config, name }: ViewedSplit): (place: MediaPlace) => string {
  const { repo, commitOid } = dataset;
  const base = `/hub/v1/repositories/${repo.type}/${repo.namespace}/${repo.name}`;
  return (place) => {
    if (place.kind === 'file') return `${base}/content/${commitOid}/${place.path.split('/').map(encodeURIComponent).join('/')}`;
    const { row, column, item } = place;
    const named = { config, split: name, revision: commitOid, row: String(row), column, ...(item === null ? {} : { item: String(item) }) };
    return `${base}/viewer/cell?${new URLSearchParams(named).toString()}`;
  };
}
