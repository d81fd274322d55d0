// Parquet files of a dataset by configuration, split and number (contracts/huggingface-hub.md §12.1): addresses of the files as they are.
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fromEntries } from '@modelgrove/dataset-reader';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { noParquet, type ViewedDataset, ViewerService } from '../../modules/viewer';
import { CurrentActor } from '../../platform/http';
import { fileUrl } from './addresses';
import { ApiController } from './api-controller';
import { decodeRevision, RawTail, RepositoryAt } from './repository-address';

const AT = ['api/datasets/:namespace/:name/parquet', 'api/datasets/:namespace/:name/parquet/*'];

@ApiController()
export class ParquetController {
  constructor(
    private readonly access: AccessService,
    private readonly viewer: ViewerService,
  ) {}

  @Get(AT)
  async list(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RawTail() tail: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const dataset = await this.viewer.dataset(await this.access.repository(actor, at, 'read'));
    reply.header('X-Revision', dataset.commitOid);
    const [config, split, file] = tail.split('/').filter(Boolean).map(decodeRevision);
    const urls = urlsOf(dataset, request.baseUrl);
    if (config === undefined) return void reply.send(fromEntries(urls.map(([name, splits]) => [name, fromEntries(splits)])));
    const own = urls.find(([name]) => name === config)?.[1];
    if (!own) throw noParquet();
    if (split === undefined) return void reply.send(fromEntries(own));
    const files = own.find(([name]) => name === split)?.[1];
    if (!files) throw noParquet();
    if (file === undefined) return void reply.send(files);
    const url = files[Number(/^(\d{1,6})\.parquet$/.exec(file)?.[1] ?? NaN)];
    if (url === undefined) throw noParquet();
    return void reply.code(302).headers({ Location: url, 'Cache-Control': 'no-store' }).send();
  }
}

function urlsOf(dataset: ViewedDataset, baseUrl: string): [config: string, splits: [split: string, urls: string[]][]][] {
  return dataset.configs
    .filter(({ format }) => format === 'parquet')
    .map(({ name, splits }) => [name, splits.map((split) => [split.name, split.paths.map((path) => fileUrl(baseUrl, dataset, path))])]);
}
