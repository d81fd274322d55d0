import { Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted, RepositoryMoved, type RepositoryLocator } from '../../modules/access';
import { CreateRepository, DeleteRepository, MoveRepository } from '../../modules/contributions';
import { LikesService } from '../../modules/likes';
import { PopularityService, trendingNow } from '../../modules/popularity';
import { RepositoriesService } from '../../modules/repositories';
import { CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import { RepositoryAt } from './repository-at';
import { ChangeRepositoryDto, NewRepositoryDto, RevisionQueryDto } from './repositories.dto';
import { DownloadsView, LikeView, RepositoryDetail } from './repositories.views';
import { RepositoryDetails } from './repository-details';
import { ForReaders, ForSelf } from './signed-in.guard';

const AT = ':type/:namespace/:name';

@ApiTags('repositories')
@Controller('hub/v1/repositories')
export class RepositoriesController {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly details: RepositoryDetails,
    private readonly likes: LikesService,
    private readonly popularity: PopularityService,
    private readonly creation: CreateRepository,
    private readonly deletion: DeleteRepository,
    private readonly moving: MoveRepository,
  ) {}

  @Post()
  @ForSelf()
  @ApiOperation({ summary: 'Create a repository' })
  @ApiCreatedResponse({ type: RepositoryDetail })
  async create(@CurrentActor() actor: Actor, @JsonBody(NewRepositoryDto) form: NewRepositoryDto): Promise<RepositoryDetail> {
    const { readme, ...wish } = form;
    const files = readme === undefined ? {} : { files: [{ path: 'README.md', content: Buffer.from(readme) }] };
    const created = await this.creation.run(actor, { ...wish, ...files });
    return this.details.of(await this.access.repository(actor, created, 'see'));
  }

  @Get(AT)
  @ForReaders()
  @ApiOperation({ summary: 'A repository at a revision' })
  @ApiOkResponse({ type: RepositoryDetail })
  async get(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RevisionQueryDto) { revision }: RevisionQueryDto,
  ): Promise<RepositoryDetail> {
    return this.details.of(await this.find(actor, at, revision), revision);
  }

  @Patch(AT)
  @ForSelf()
  @ApiOperation({ summary: 'Change settings, rename or move' })
  @ApiOkResponse({ type: RepositoryDetail })
  async change(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(ChangeRepositoryDto) form: ChangeRepositoryDto,
  ): Promise<RepositoryDetail> {
    const repo = await this.access.repository(actor, at, 'administer');
    const { isPrivate, gated, discussionsDisabled, isArchived, name = repo.name, namespace = repo.namespace } = form;
    await this.repositories.updateSettings(repo, {
      ...(isPrivate === undefined ? {} : { isPrivate }),
      ...(gated === undefined ? {} : { gated }),
      ...(discussionsDisabled === undefined ? {} : { discussionsDisabled }),
      ...(isArchived === undefined ? {} : { archivedAt: isArchived ? new Date() : null }),
    });
    const moves = name !== repo.name || namespace.toLowerCase() !== repo.namespace.toLowerCase();
    const now = moves ? await this.moving.run(repo, { namespace, name }) : repo;
    return this.details.of(await this.access.repository(actor, now, 'see'));
  }

  @Delete(AT)
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a repository' })
  @ApiNoContentResponse()
  async delete(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<void> {
    await this.deletion.run(await this.access.repository(actor, at, 'administer'));
  }

  @Get(`${AT}/downloads`)
  @ForReaders()
  @ApiOperation({ summary: 'How often a repository is downloaded' })
  @ApiOkResponse({ type: DownloadsView })
  async downloads(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<DownloadsView> {
    const repo = await this.access.repository(actor, at, 'see');
    const { downloads30d, downloadsAllTime, trendingScore } = await this.repositories.record(repo);
    const trending = Math.round(trendingNow(trendingScore, new Date()) * 10) / 10;
    return { last30Days: downloads30d, allTime: downloadsAllTime, trending, days: await this.popularity.days(repo) };
  }

  @Put(`${AT}/like`)
  @ForSelf()
  @ApiOperation({ summary: 'Like a repository' })
  @ApiOkResponse({ type: LikeView })
  async like(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<LikeView> {
    return { likes: await this.likes.like(await this.access.repository(actor, at, 'see')), liked: true };
  }

  @Delete(`${AT}/like`)
  @ForSelf()
  @ApiOperation({ summary: 'Take the like back' })
  @ApiOkResponse({ type: LikeView })
  async unlike(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<LikeView> {
    return { likes: await this.likes.unlike(await this.access.repository(actor, at, 'see')), liked: false };
  }

  /** The web follows a renamed repository by itself: it has to change the address it shows. */
  private async find(actor: Actor, at: RepositoryLocator, revision: string | undefined): Promise<Granted> {
    try {
      return await this.access.repository(actor, at, 'see', revision ?? null);
    } catch (error) {
      if (!(error instanceof RepositoryMoved)) throw error;
      throw new DomainError('not-found', 'repository/moved', error.message, { to: error.to });
    }
  }
}
