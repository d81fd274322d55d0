import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { LineageService } from '../../modules/lineage';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { DescendantsQueryDto } from './lineage.dto';
import { DescendantsView, LineageView, viewDescendants, viewLineage } from './lineage.views';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';

const PAGE = 20;
const PAGE_MAX = 100;

@ApiTags('repositories')
@Controller('hub/v1/repositories/:type/:namespace/:name/lineage')
@ForReaders()
export class LineageController {
  constructor(
    private readonly access: AccessService,
    private readonly lineage: LineageService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What a model was made from, and how much was made from it' })
  @ApiOkResponse({ type: LineageView })
  async get(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<LineageView> {
    const repo = await this.access.repository(actor, at, 'see');
    return viewLineage(await this.lineage.ancestry(actor, repo), await this.lineage.counts(actor, repo));
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
    const bounded = Math.min(Math.max(Number(limit ?? PAGE), 1), PAGE_MAX);
    const query = { relation: relation ?? null, limit: bounded, ...(cursor === undefined ? {} : { cursor }) };
    return viewDescendants(await this.lineage.descendants(actor, repo, query));
  }
}
