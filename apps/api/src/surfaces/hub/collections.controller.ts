import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RepoType } from '@modelgrove/shared';
import type { Actor, UserActor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import {
  type Collection,
  CollectionItemsService,
  CollectionListsService,
  CollectionsService,
  type ItemName,
} from '../../modules/collections';
import { CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import { ChangeCollectionDto, ChangeItemDto, CollectionsQueryDto, NewCollectionDto, NewItemDto } from './collections.dto';
import {
  CollectionChoicesPage,
  CollectionDetail,
  CollectionsPage,
  viewChoices,
  viewCollection,
  viewCollections,
} from './collections.views';
import { beforeOf, idFrom } from './id-from';
import { RepositoryAt } from './repository-at';
import { PageQueryDto } from './sales.dto';
import { CurrentUser, ForReaders, ForSelf, ForUsers } from './signed-in.guard';

const PAGE = 24;
const CHOICES = 100;
const AT = 'collections/:namespace/:slug';

@ApiTags('collections')
@Controller('hub/v1')
export class CollectionsController {
  constructor(
    private readonly access: AccessService,
    private readonly collections: CollectionsService,
    private readonly items: CollectionItemsService,
    private readonly lists: CollectionListsService,
  ) {}

  @Get('collections')
  @ForReaders()
  @ApiOperation({ summary: 'Collections, as far as the one who asks may see them' })
  @ApiOkResponse({ type: CollectionsPage })
  async list(@CurrentActor() actor: Actor, @ValidQuery(CollectionsQueryDto) query: CollectionsQueryDto): Promise<CollectionsPage> {
    const { search, sort = 'trending', owner, item, cursor } = query;
    return viewCollections(
      await this.lists.list(actor, {
        sort,
        limit: PAGE,
        ...(search === undefined ? {} : { search }),
        ...(owner === undefined ? {} : { owners: [owner] }),
        ...(item === undefined ? {} : { items: [repositoryName(item)] }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
  }

  @Post('collections')
  @ForUsers()
  @ApiOperation({ summary: 'Begin a collection' })
  @ApiCreatedResponse({ type: CollectionDetail })
  async create(@CurrentUser() user: UserActor, @JsonBody(NewCollectionDto) form: NewCollectionDto): Promise<CollectionDetail> {
    return this.detail(user, await this.collections.create(user, form));
  }

  @Get(AT)
  @ForReaders()
  @ApiOperation({ summary: 'A collection with all that stands in it' })
  @ApiOkResponse({ type: CollectionDetail })
  async get(@CurrentActor() actor: Actor, @Param('namespace') namespace: string, @Param('slug') slug: string): Promise<CollectionDetail> {
    return this.detail(actor, await this.collections.get(actor, { namespace, slug }));
  }

  @Patch(AT)
  @ForUsers()
  @ApiOperation({ summary: 'Change title, description, colour, visibility or place' })
  @ApiOkResponse({ type: CollectionDetail })
  async change(
    @CurrentUser() user: UserActor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @JsonBody(ChangeCollectionDto) form: ChangeCollectionDto,
  ): Promise<CollectionDetail> {
    return this.detail(user, await this.collections.change(user, { namespace, slug }, { ...form }));
  }

  @Delete(AT)
  @ForUsers()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a collection; what stands in it stays where it is' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() user: UserActor, @Param('namespace') namespace: string, @Param('slug') slug: string): Promise<void> {
    await this.collections.remove(user, { namespace, slug });
  }

  @Put(`${AT}/upvote`)
  @ForSelf()
  @ApiOperation({ summary: 'Vote for a collection' })
  @ApiOkResponse({ type: CollectionDetail })
  async upvote(
    @CurrentUser() user: UserActor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
  ): Promise<CollectionDetail> {
    return this.detail(user, await this.collections.upvote(user, { namespace, slug }));
  }

  @Delete(`${AT}/upvote`)
  @ForSelf()
  @ApiOperation({ summary: 'Take the vote back' })
  @ApiOkResponse({ type: CollectionDetail })
  async withdraw(
    @CurrentUser() user: UserActor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
  ): Promise<CollectionDetail> {
    return this.detail(user, await this.collections.withdraw(user, { namespace, slug }));
  }

  @Post(`${AT}/items`)
  @ForUsers()
  @ApiOperation({ summary: 'Add a repository or a collection at its end' })
  @ApiCreatedResponse({ type: CollectionDetail })
  async add(
    @CurrentUser() user: UserActor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @JsonBody(NewItemDto) { item, note = '' }: NewItemDto,
  ): Promise<CollectionDetail> {
    return this.detail(user, await this.items.add(user, { namespace, slug }, nameOf(item), note));
  }

  @Patch(`${AT}/items/:item`)
  @ForUsers()
  @ApiOperation({ summary: 'Change the note of an item, or its place' })
  @ApiOkResponse({ type: CollectionDetail })
  async changeItem(
    @CurrentUser() user: UserActor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @Param('item') item: string,
    @JsonBody(ChangeItemDto) form: ChangeItemDto,
  ): Promise<CollectionDetail> {
    return this.detail(user, await this.items.change(user, { namespace, slug }, idFrom(item), { ...form }));
  }

  @Delete(`${AT}/items/:item`)
  @ForUsers()
  @ApiOperation({ summary: 'Take an item out' })
  @ApiOkResponse({ type: CollectionDetail })
  async removeItem(
    @CurrentUser() user: UserActor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @Param('item') item: string,
  ): Promise<CollectionDetail> {
    return this.detail(user, await this.items.remove(user, { namespace, slug }, idFrom(item)));
  }

  @Get('repositories/:type/:namespace/:name/collection-choices')
  @ForSelf()
  @ApiOperation({ summary: 'Collections that the one who asks may add it to, and whether it stands there' })
  @ApiOkResponse({ type: CollectionChoicesPage })
  async choices(
    @CurrentUser() user: UserActor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<CollectionChoicesPage> {
    return viewChoices(await this.lists.choices(user, await this.access.repository(user, at, 'see'), beforeOf(cursor), CHOICES));
  }

  private async detail(actor: Actor, collection: Collection): Promise<CollectionDetail> {
    return { ...viewCollection(collection), mayEdit: await this.collections.mayEdit(actor, collection) };
  }
}

function nameOf({ type, id }: NewItemDto['item']): ItemName {
  const [namespace = '', name = ''] = id.split('/');
  return type === 'collection' ? { kind: 'collection', namespace, slug: name } : { kind: 'repository', type, namespace, name };
}

/** `model/acme/owl`, as the query was checked. */
function repositoryName(item: string): ItemName {
  const [type = '', namespace = '', name = ''] = item.split('/');
  return { kind: 'repository', type: type as RepoType, namespace, name };
}
