import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { type PageFacts, PagesService, PreviewPictures } from '../../modules/pages';
import { CurrentActor } from '../../platform/http';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';

const BYTES = { content: { 'image/png': { schema: { type: 'string', format: 'binary' } } }, description: '1200 × 630' } as const;

/** Pictures that other sites show beside a link. */
@ApiTags('repositories')
@Controller('hub/v1')
export class PreviewsController {
  constructor(
    private readonly access: AccessService,
    private readonly pages: PagesService,
    private readonly pictures: PreviewPictures,
  ) {}

  @Get('preview/:version')
  @ApiOperation({ summary: 'The picture of the hub itself' })
  @ApiOkResponse(BYTES)
  site(@Param('version') version: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(reply, null, version, true);
  }

  /** `version` is a hash of what is shown; another one is answered with the picture of now, which no cache keeps. */
  @Get('repositories/:type/:namespace/:name/preview/:version')
  @ForReaders()
  @ApiOperation({ summary: 'The picture of a repository' })
  @ApiOkResponse(BYTES)
  async repository(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('version') version: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const repo = await this.access.repository(actor, at, 'see');
    await this.send(reply, await this.pages.ofRepository(repo), version, !repo.isPrivate && this.pages.isOpen);
  }

  private async send(reply: FastifyReply, facts: PageFacts | null, version: string, isPublic: boolean): Promise<void> {
    const lasts = isPublic && version === `${this.pictures.version(facts)}.png`;
    const picture = await this.pictures.picture(facts);
    reply
      .header('content-type', 'image/png')
      .header('cache-control', lasts ? 'public, max-age=31536000, immutable' : 'no-store')
      .send(picture);
  }
}
