import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TREE_PAGE_EXPANDED } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CardsService } from '../../modules/cards';
import { VersionReader } from '../../modules/versions';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { NO_TEXT, viewText } from './markdown.views';
import { RepositoryAt } from './repository-at';
import { RevisionQueryDto, TreeQueryDto } from './repositories.dto';
import { CardView, TreeView, viewTreeEntry } from './repositories.views';
import { shownRevision } from './shown-revision';
import { ForReaders } from './signed-in.guard';

/** Card and files of a revision, as the repository page shows them. */
@ApiTags('repositories')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class ContentsController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly cards: CardsService,
  ) {}

  @Get('card')
  @ForReaders()
  @ApiOperation({ summary: 'The card of a revision' })
  @ApiOkResponse({ type: CardView })
  async card(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RevisionQueryDto) { revision }: RevisionQueryDto,
  ): Promise<CardView> {
    const repo = await this.access.repository(actor, at, 'see', revision ?? null);
    const { commitOid } = await this.versions.resolve(repo, revision ?? 'HEAD');
    const card = await this.cards.shown(repo, commitOid, revision ?? (await shownRevision(this.versions, repo)));
    if (!card) return { exists: false, ...NO_TEXT, frontMatter: null, problems: [] };
    return { exists: true, ...viewText(card.text), frontMatter: card.frontMatter, problems: card.problems };
  }

  @Get('tree')
  @ForReaders()
  @ApiOperation({ summary: 'A page of one folder of a revision' })
  @ApiOkResponse({ type: TreeView })
  async tree(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(TreeQueryDto) query: TreeQueryDto,
  ): Promise<TreeView> {
    const { revision, cursor } = query;
    const path = (query.path ?? '').replace(/^\/+|\/+$/g, '');
    const repo = await this.access.repository(actor, at, 'see', revision ?? null);
    const { commitOid } = await this.versions.resolve(repo, revision ?? 'HEAD');
    const page = await this.versions.tree(repo, commitOid, path, {
      recursive: false,
      expand: true,
      limit: TREE_PAGE_EXPANDED,
      ...(cursor ? { after: cursor } : {}),
    });
    return { items: page.items.map(viewTreeEntry), nextCursor: page.next, commitOid };
  }
}
