// What one's own namespaces hold and how much each repository stores, largest first: `hf repos ls` (huggingface_hub list_user_repos).
import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIST_PAGE_MAX, type RepoType } from '@modelgrove/shared';
import { isoDate } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import { QuotasService, type StoredRepository } from '../../modules/quotas';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { ParsedQuery, Query } from './query';

const WIRE_TYPE: Record<RepoType, string> = { model: 'model', dataset: 'dataset', app: 'space' };
const CURSOR = /^(\d{1,15})-(\d{1,18})$/;

@ApiController()
export class OwnRepositoriesController {
  constructor(
    private readonly access: AccessService,
    private readonly quotas: QuotasService,
  ) {}

  @Get('api/settings/repositories')
  ofPerson(
    @CurrentActor() actor: Actor,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    return this.list(actor, this.access.user(actor).name, query, request, reply);
  }

  @Get('api/organizations/:name/settings/repositories')
  ofOrganization(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    return this.list(actor, name, query, request, reply);
  }

  private async list(actor: Actor, name: string, query: Query, request: FastifyRequest, reply: FastifyReply): Promise<object[]> {
    const namespace = await this.access.namespace(actor, name, 'see-usage');
    const limit = query.count('limit', LIST_PAGE_MAX, LIST_PAGE_MAX);
    const { storedBytes } = await this.quotas.usage(namespace.id);
    const found = await this.quotas.repositories(namespace.id, { after: afterOf(query.text('cursor')), limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    setNextLink(request, reply, 'cursor', found.length > limit && last ? `${last.storedBytes}-${last.id}` : null);
    return page.map((repository) => view(repository, namespace.name, storedBytes));
  }
}

function afterOf(cursor: string | undefined): { storedBytes: number; id: bigint } | null {
  if (cursor === undefined) return null;
  const [, storedBytes, id] = CURSOR.exec(cursor) ?? [];
  if (storedBytes === undefined || id === undefined)
    throw new DomainError('invalid', 'list/cursor', 'This cursor is not one of this list.');
  return { storedBytes: Number(storedBytes), id: BigInt(id) };
}

function view({ type, name, isPrivate, lastModifiedAt, storedBytes }: StoredRepository, namespace: string, allBytes: number): object {
  return {
    id: `${namespace}/${name}`,
    type: WIRE_TYPE[type],
    updatedAt: isoDate(lastModifiedAt),
    visibility: isPrivate ? 'private' : 'public',
    storage: storedBytes,
    storagePercent: allBytes > 0 ? (100 * storedBytes) / allBytes : 0,
  };
}
