import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { LineageService } from '../../modules/lineage';
import { KinshipsService } from '../../modules/tensors';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { DescendantsQueryDto, KinQueryDto } from './lineage.dto';
import { DescendantsView, KinPageView, LineageView, viewDescendants, viewKin, viewLineage } from './lineage.views';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';

const PAGE = 20;
const PAGE_MAX = 100;
const FIRST_KIN = 5;

@ApiTags('repositories')
@Controller('hub/v1/repositories/:type/:namespace/:name/lineage')
@ForReaders()
export class LineageController {
  constructor(
    private readonly access: AccessService,
    private readonly lineage: LineageService,
    private readonly kinships: KinshipsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What a model was made from, and how much was made from it' })
  @ApiOkResponse({ type: LineageView })
  async get(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<LineageView> {
    const repo = await this.access.repository(actor, at, 'see');
    const kin = await this.kinships.page(actor, repo, { limit: FIRST_KIN });
    return viewLineage(await this.lineage.ancestry(actor, repo), await this.lineage.counts(actor, repo), kin);
  }

  @Get('kin')
  @ApiOperation({ summary: 'Models with which it has tensors in common, whatever these are called there: the closest first' })
  @ApiOkResponse({ type: KinPageView })
  async kin(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(KinQueryDto) { cursor, limit }: KinQueryDto,
  ): Promise<KinPageView> {
    const repo = await this.access.repository(actor, at, 'see');
    return viewKin(await this.kinships.page(actor, repo, { limit: boundedLimit(limit), ...(cursor === undefined ? {} : { cursor }) }));
  }

  @Get('descendants')
  @ApiOperation({ summary: 'Models that were made from it, the most popular first' })
  @ApiOkResponse({ type: DescendantsView })
  async descendants(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(DescendantsQueryDto) { relation, cursor, limit }: DescendantsQueryDto,
  ): Promise<DescendantsView> {
    const repo = await this.access.repository(actor, at, 'see');
    const query = { relation: relation ?? null, limit: boundedLimit(limit), ...(cursor === undefined ? {} : { cursor }) };
    return viewDescendants(await this.lineage.descendants(actor, repo, query));
  }
}

function boundedLimit(limit: string | undefined): number {
  return Math.min(Math.max(Number(limit ?? PAGE), 1), PAGE_MAX);
}
