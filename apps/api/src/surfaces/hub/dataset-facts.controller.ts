// What is shown of something that is sold before it is bought: rows of a dataset, what its check found, and its licence for programs.
import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WEB_PREFIX } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { DatasetFacts } from '../../modules/finetune';
import { notForSale, OffersService } from '../../modules/sales';
import { AppConfig } from '../../platform/config';
import { CurrentActor } from '../../platform/http';
import { DatasetCheckStateView, odrlOffer, SampleView, viewCheck, viewSample } from './dataset-facts.views';
import { RepositoryAt } from './repository-at';
import { ForReaders, ForSelf } from './signed-in.guard';

@ApiTags('selling')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class DatasetFactsController {
  constructor(
    private readonly access: AccessService,
    private readonly facts: DatasetFacts,
    private readonly offers: OffersService,
    private readonly config: AppConfig,
  ) {}

  @Get('sample')
  @ForReaders()
  @ApiOperation({ summary: 'The first rows of a dataset: of one that is sold as many as its author shows to everybody' })
  @ApiOkResponse({ type: SampleView })
  async sample(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<SampleView> {
    return viewSample(await this.facts.sample(await this.access.repository(actor, at, 'see')));
  }

  @Get('data-check')
  @ForReaders()
  @ApiOperation({ summary: 'What the check found in a dataset: rows, duplicates, problems' })
  @ApiOkResponse({ type: DatasetCheckStateView })
  async check(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<DatasetCheckStateView> {
    const found = await this.facts.check(await this.access.repository(actor, at, 'see'));
    return { check: found && viewCheck(found) };
  }

  @Post('data-check')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Check the data, and show what was found on the page' })
  @ApiNoContentResponse()
  async askCheck(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<void> {
    await this.facts.askCheck(await this.access.repository(actor, at, 'administer'));
  }

  @Get('licence')
  @ForReaders()
  @Header('Content-Type', 'application/ld+json')
  @ApiOperation({ summary: 'The licence under which it is sold, for programs: an offer of ODRL' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async licence(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<object> {
    const repo = await this.access.repository(actor, at, 'see');
    const offer = await this.offers.current(repo);
    if (!offer) throw notForSale();
    const address = `${this.config.publicUrl}/${WEB_PREFIX[repo.type]}${repo.namespace}/${repo.name}`;
    return odrlOffer(address, offer, await this.offers.detailsOf(offer));
  }
}
