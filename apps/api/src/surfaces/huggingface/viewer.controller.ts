// The API of dataset viewers (contracts/huggingface-hub.md §12.1): at the name `datasets-server.` of this hub, which app/app-hosts.ts leads here, and at /api/viewer.
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import {
  type MediaPlace,
  MOST_ROWS_OF_A_PAGE,
  type SplitRows,
  type ViewedDataset,
  type ViewedSplit,
  ViewerService,
  withMediaAddresses,
} from '../../modules/viewer';
import { sendMedia } from '../../platform/http';
import { fileUrl, repositoryUrl } from './addresses';
import { ApiController } from './api-controller';
import { ParsedQuery, Query } from './query';
import { locatorOfId } from './repository-address';
import { croissantView, failedOf, featuresView, idOf, infoView, isSettled, rowsView, sizeView, splitsView } from './views/viewer.view';

interface Asked {
  dataset: ViewedDataset;
  baseUrl: string;
}

@ApiController()
export class ViewerController {
  constructor(
    private readonly access: AccessService,
    private readonly viewer: ViewerService,
  ) {}

  @Get('api/viewer/is-valid')
  async isValid(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dataset } = await this.open(request, query, reply);
    const isThere = dataset.configs.length > 0;
    return { preview: isThere, viewer: isThere, search: isThere, filter: isThere, statistics: isThere };
  }

  @Get('api/viewer/splits')
  async splits(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dataset } = await this.open(request, query, reply);
    return { splits: splitsView(dataset, query.text('config')), pending: [], failed: [] };
  }

  @Get('api/viewer/first-rows')
  async firstRows(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = await this.open(request, query, reply);
    const split = this.splitOf(asked, query);
    const { features, rows, hasMore } = await this.viewer.firstRows(split);
    const shown = withMediaAddresses(rows, features, addresses(asked, split));
    return {
      dataset: idOf(asked.dataset),
      config: split.config,
      split: split.name,
      features: featuresView(features),
      rows: shown,
      truncated: hasMore,
    };
  }

  @Get('api/viewer/rows')
  async rows(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { offset, length } = pageOf(query);
    return this.page(request, query, reply, (split) => this.viewer.rows(split, offset, length));
  }

  @Get('api/viewer/search')
  async search(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { offset, length } = pageOf(query);
    const search = needed(query, 'query');
    return this.page(request, query, reply, (split) => this.viewer.find(split, { search }, offset, length));
  }

  @Get('api/viewer/filter')
  async filter(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { offset, length } = pageOf(query);
    const [where, orderBy] = [query.text('where'), query.text('orderby')];
    if (where === undefined && orderBy === undefined) throw invalid("'where' or 'orderby' is needed.");
    return this.page(request, query, reply, (split) => this.viewer.find(split, { where, orderBy }, offset, length));
  }

  /** Files that are Parquet as they are; nothing is converted. */
  @Get('api/viewer/parquet')
  async parquet(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dataset, baseUrl } = await this.open(request, query, reply);
    const wanted = query.text('config');
    const configs = dataset.configs.filter(({ name, format }) => format === 'parquet' && (wanted === undefined || name === wanted));
    const files = configs.flatMap(({ name: config, splits }) =>
      splits.flatMap(({ name: split, paths }) =>
        paths.map((path) => {
          const filename = path.slice(path.lastIndexOf('/') + 1);
          const size = dataset.items.get(path)?.sizeBytes ?? 0;
          return { dataset: idOf(dataset), config, split, url: fileUrl(baseUrl, dataset, path), filename, size };
        }),
      ),
    );
    return { parquet_files: files, pending: [], failed: [], partial: false };
  }

  @Get('api/viewer/size')
  async size(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dataset } = await this.open(request, query, reply);
    const sizes = await this.viewer.sizeOfEach(dataset, query.text('config'));
    const partial = sizes.some((one) => !('refusal' in one) && one.isPartial);
    return { size: sizeView(dataset, sizes), pending: [], failed: failedOf(dataset, sizes), partial };
  }

  @Get('api/viewer/info')
  async info(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dataset } = await this.open(request, query, reply);
    const config = query.text('config');
    const sizes = await this.viewer.sizeOfEach(dataset, config);
    const infos = infoView(dataset, sizes);
    const info = config === undefined ? infos : (infos[config] ?? {});
    return { dataset_info: info, pending: [], failed: failedOf(dataset, sizes), partial: !isSettled(sizes) };
  }

  @Get('api/viewer/statistics')
  async statistics(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = await this.open(request, query, reply);
    return this.viewer.statistics(this.splitOf(asked, query));
  }

  @Get('api/viewer/croissant')
  async croissant(
    @Req() request: FastifyRequest,
    @ParsedQuery() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dataset, baseUrl } = await this.open(request, query, reply);
    return croissantView(dataset, repositoryUrl(baseUrl, dataset.repo), await this.viewer.sizeOfEach(dataset));
  }

  /** The bytes of a picture or of sound that stands in a row. */
  @Get('api/viewer/cell')
  async cell(@Req() request: FastifyRequest, @ParsedQuery() query: Query, @Res() reply: FastifyReply): Promise<void> {
    const asked = await this.open(request, query, reply);
    const item = query.text('item') === undefined ? null : whole(query, 'item', 0);
    const media = await this.viewer.media(this.splitOf(asked, query), whole(query, 'row', 0), needed(query, 'column'), item);
    sendMedia(reply, media);
  }

  private async page(
    request: FastifyRequest,
    query: Query,
    reply: FastifyReply,
    read: (split: ViewedSplit) => Promise<SplitRows>,
  ): Promise<object> {
    const asked = await this.open(request, query, reply);
    const split = this.splitOf(asked, query);
    const found = await read(split);
    return rowsView({ ...found, rows: withMediaAddresses(found.rows, found.features, addresses(asked, split)) });
  }

  private async open(request: FastifyRequest, query: Query, reply: FastifyReply): Promise<Asked> {
    const actor: Actor = request.actor;
    const revision = query.text('revision');
    const repo = await this.access.repository(actor, locatorOfId('dataset', needed(query, 'dataset')), 'read', revision ?? null);
    const dataset = await this.viewer.dataset(repo, revision);
    reply.header('X-Revision', dataset.commitOid);
    return { dataset, baseUrl: request.baseUrl };
  }

  private splitOf({ dataset }: Asked, query: Query): ViewedSplit {
    return this.viewer.split(dataset, needed(query, 'config'), needed(query, 'split'));
  }
}

function addresses({ dataset, baseUrl }: Asked, split: ViewedSplit): (place: MediaPlace) => string {
  return (place) => {
    if (place.kind === 'file') return fileUrl(baseUrl, dataset, place.path);
    const { row, column, item } = place;
    const named = {
      dataset: idOf(dataset),
      config: split.config,
      split: split.name,
      revision: dataset.commitOid,
      row: String(row),
      column,
    };
    return `${baseUrl}/api/viewer/cell?${new URLSearchParams({ ...named, ...(item === null ? {} : { item: String(item) }) }).toString()}`;
  };
}

function pageOf(query: Query): { offset: number; length: number } {
  const length = whole(query, 'length', MOST_ROWS_OF_A_PAGE);
  if (length > MOST_ROWS_OF_A_PAGE) throw invalid(`'length' is at most ${MOST_ROWS_OF_A_PAGE}.`);
  return { offset: whole(query, 'offset', 0), length };
}

function needed(query: Query, name: string): string {
  const text = query.text(name);
  if (text === undefined) throw invalid(`'${name}' is needed.`);
  return text;
}

function whole(query: Query, name: string, otherwise: number): number {
  const text = query.text(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,10}$/.test(text)) throw invalid(`'${name}' must be a whole number from 0 on.`);
  return Number(text);
}

function invalid(message: string): DomainError {
  return new DomainError('invalid', 'request/invalid', message);
}
