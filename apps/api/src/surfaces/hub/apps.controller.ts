// Where an app runs, for the page that shows it.
import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { APP_VIEW_SECONDS } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AccessService, insideHub, type RepositoryLocator } from '../../modules/access';
import { AppsService } from '../../modules/apps';
import { AppConfig, appOrigin } from '../../platform/config';
import { APP_PATH_PREFIX, CurrentActor, ValidQuery } from '../../platform/http';
import { AppView } from './apps.views';
import { RevisionQueryDto } from './repositories.dto';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';

@ApiTags('repositories')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class AppsController {
  constructor(
    private readonly access: AccessService,
    private readonly apps: AppsService,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  @Get('app')
  @ForReaders()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Whether an app runs, and where: at its newest commit, or pinned to a revision' })
  @ApiOkResponse({ type: AppView })
  async app(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RevisionQueryDto) { revision }: RevisionQueryDto,
    @Req() { baseUrl }: FastifyRequest,
  ): Promise<AppView> {
    const repo = insideHub(await this.access.repository(actor, at, 'use', revision ?? null));
    const { label, view, ...facts } = await this.apps.describe(repo, revision ?? null);
    const endsAt = this.clock.now().getTime() + APP_VIEW_SECONDS * 1000;
    return {
      ...facts,
      url: facts.state === 'ready' ? this.addressOf(label, view, baseUrl) : null,
      expiresAt: view === null ? null : new Date(endsAt).toISOString(),
      isIsolated: this.config.appsUrl !== null,
    };
  }

  private addressOf(label: string, view: string | null, baseUrl: string): string {
    const { appsUrl } = this.config;
    const root = appsUrl ? `${appOrigin(appsUrl, label)}/` : `${baseUrl}${APP_PATH_PREFIX}${label}/`;
    return view === null ? root : `${root}@${view}/`;
  }
}
