// Collections (contracts/huggingface-hub.md §10.4).
import { Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idOfWire } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { type Collection, CollectionItemsService, CollectionListsService, CollectionsService } from '../../modules/collections';
import { CurrentActor, JsonBody } from '../../platform/http';
import { setNextLink } from './addresses';
import { ApiController } from './api-controller';
import {
  ChangedCollectionBody,
  ChangedItemBody,
  itemOf,
  itemOfQuery,
  NewCollectionBody,
  NewItemBody,
  placeOf,
  sortOf,
} from './collection-bodies';
import { noResourceGroups } from './not-served';
import { ParsedQuery, Query } from './query';
import { collectionItemView, collectionView } from './views/collection.view';

const PAGE = 20;
const MOST = 100;
const AT = 'api/collections/:namespace/:slug';

@ApiController()
export class CollectionsController {
  constructor(
    private readonly collections: CollectionsService,
    private readonly items: CollectionItemsService,
    private readonly lists: CollectionListsService,
  ) {}

  @Get('api/collections')
  async list(
    @CurrentActor() actor: Actor,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    const [owners, cursor, search] = [query.list('owner'), query.text('cursor'), query.text('q')];
    const { items, nextCursor } = await this.lists.list(actor, {
      sort: sortOf(query.text('sort')),
      limit: query.count('limit', PAGE, MOST),
      ...(search === undefined ? {} : { search }),
      ...(query.has('owner') ? { owners } : {}),
      ...(query.has('item') ? { items: query.list('item').flatMap((text) => itemOfQuery(text) ?? []) } : {}),
      ...(cursor === undefined ? {} : { cursor }),
    });
    setNextLink(request, reply, 'cursor', nextCursor);
    return items.map(collectionView);
  }

  @Post('api/collections')
  @HttpCode(200)
  async create(@CurrentActor() actor: Actor, @JsonBody(NewCollectionBody) body: NewCollectionBody): Promise<object> {
    if (body.resourceGroupId) throw noResourceGroups();
    const { title, namespace, description, private: isPrivate } = body;
    return this.whole(
      actor,
      await this.collections.create(actor, { title, namespace, description: description ?? '', isPrivate: isPrivate ?? false }),
    );
  }

  @Get(AT)
  async get(@CurrentActor() actor: Actor, @Param('namespace') namespace: string, @Param('slug') slug: string): Promise<object> {
    return this.whole(actor, await this.collections.get(actor, { namespace, slug }));
  }

  @Patch(AT)
  async change(
    @CurrentActor() actor: Actor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @JsonBody(ChangedCollectionBody) body: ChangedCollectionBody,
  ): Promise<object> {
    const { title, description, private: isPrivate, theme, position } = body;
    const changed = await this.collections.change(
      actor,
      { namespace, slug },
      {
        ...(title == null ? {} : { title }),
        ...(description == null ? {} : { description }),
        ...(isPrivate == null ? {} : { isPrivate }),
        ...(theme == null ? {} : { theme }),
        ...placeOf(position),
      },
    );
    return { success: true, data: await this.whole(actor, changed) };
  }

  @Delete(AT)
  async remove(@CurrentActor() actor: Actor, @Param('namespace') namespace: string, @Param('slug') slug: string): Promise<object> {
    await this.collections.remove(actor, { namespace, slug });
    return { success: true };
  }

  @Post(`${AT}/items`)
  @HttpCode(200)
  async add(
    @CurrentActor() actor: Actor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @JsonBody(NewItemBody) body: NewItemBody,
  ): Promise<object> {
    return this.whole(actor, await this.items.add(actor, { namespace, slug }, itemOf(body.item), body.note ?? ''));
  }

  @Patch(`${AT}/items/:item`)
  async changeItem(
    @CurrentActor() actor: Actor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @Param('item') item: string,
    @JsonBody(ChangedItemBody) body: ChangedItemBody,
  ): Promise<object> {
    const [id, note] = [idOfWire(item), body.note == null ? {} : { note: body.note }];
    const { items } = await this.items.change(actor, { namespace, slug }, id, { ...note, ...placeOf(body.position) });
    return { success: true, data: items.filter((one) => one.id === id).map(collectionItemView)[0] };
  }

  @Delete(`${AT}/items/:item`)
  async removeItem(
    @CurrentActor() actor: Actor,
    @Param('namespace') namespace: string,
    @Param('slug') slug: string,
    @Param('item') item: string,
  ): Promise<object> {
    await this.items.remove(actor, { namespace, slug }, idOfWire(item));
    return { success: true };
  }

  private async whole(actor: Actor, collection: Collection): Promise<object> {
    return { ...collectionView(collection), position: await this.collections.positionOf(actor, collection) };
  }
}
