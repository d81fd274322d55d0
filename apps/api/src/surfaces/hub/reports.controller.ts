import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WEB_PREFIX } from '@modelgrove/shared';
import type { Actor, UserActor } from '../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { NamespacesService } from '../../modules/accounts';
import { CollectionsService } from '../../modules/collections';
import { DiscussionsService } from '../../modules/discussions';
import { ModerationService, type ReportedThing } from '../../modules/moderation';
import { CurrentActor, JsonBody } from '../../platform/http';
import { idFrom } from './id-from';
import { ReportDto, RepositoryReportDto } from './reports.dto';
import { RepositoryAt } from './repository-at';
import { CurrentUser, ForSelf } from './signed-in.guard';

/** People tell administrators what is wrong with something that they see. */
@ApiTags('reports')
@Controller('hub/v1')
export class ReportsController {
  constructor(
    private readonly access: AccessService,
    private readonly names: NamespacesService,
    private readonly discussions: DiscussionsService,
    private readonly collections: CollectionsService,
    private readonly moderation: ModerationService,
  ) {}

  @Post('repositories/:type/:namespace/:name/reports')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Report a repository, or a comment on it, to the administrators' })
  @ApiNoContentResponse()
  async repository(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @CurrentUser() user: UserActor,
    @JsonBody(RepositoryReportDto) { discussion, comment, ...report }: RepositoryReportDto,
  ): Promise<void> {
    const repo = await this.access.repository(actor, at, 'see');
    const address = `/${WEB_PREFIX[repo.type]}${repo.namespace}/${repo.name}`;
    const thing: ReportedThing =
      discussion === undefined
        ? { kind: 'repository', id: repo.id, ownerId: repo.namespaceId, label: `${repo.namespace}/${repo.name}`, address }
        : await this.comment(repo, discussion, comment, address);
    await this.moderation.report(user, thing, report);
  }

  @Post('namespaces/:name/reports')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Report a person or an organization to the administrators' })
  @ApiNoContentResponse()
  async namespace(@CurrentUser() user: UserActor, @Param('name') at: string, @JsonBody(ReportDto) report: ReportDto): Promise<void> {
    const { id, kind, name, details } = await this.names.profile(at);
    const thing = { id, ownerId: id, label: name, address: `/${name}`, excerpt: details };
    await this.moderation.report(user, { ...thing, kind: kind === 'user' ? 'person' : 'organization' }, report);
  }

  @Post('collections/:namespace/:slug/reports')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Report a collection to the administrators' })
  @ApiNoContentResponse()
  async collection(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: UserActor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @JsonBody(ReportDto) report: ReportDto,
  ): Promise<void> {
    const found = await this.collections.seen(actor, { namespace, slug });
    const { id, namespaceId: ownerId, title: label, description: excerpt } = found;
    const address = `/collections/${namespace}/${slug}`;
    await this.moderation.report(user, { kind: 'collection', id, ownerId, label, address, excerpt }, report);
  }

  private async comment(repo: Granted, num: number, comment: string | undefined, address: string): Promise<ReportedThing> {
    const found = await this.discussions.commentOf(repo, num, comment === undefined ? null : idFrom(comment));
    return {
      kind: 'comment',
      id: found.id,
      ownerId: found.author?.id ?? null,
      label: `${repo.namespace}/${repo.name}#${num}`,
      address: `${address}/discussions/${num}`,
      excerpt: found.comment?.content ?? '',
    };
  }
}
