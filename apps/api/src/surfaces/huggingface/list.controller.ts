// Lists of models, datasets and spaces (contracts/huggingface-hub.md §5.2): what the caller may not see is never among them.
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isGitOid } from '@modelgrove/git-objects';
import { LIST_PAGE_MAX, type RepoType } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { RepositoriesService, type RepositoryRecord } from '../../modules/repositories';
import { SearchService } from '../../modules/search';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { listWishes } from './list-query';
import { ParsedQuery, Query } from './query';
import { RepositoryFactsReader } from './repository-facts';
import { listFields, repositoryView } from './views/repository-fields';

const DEFAULT_PAGE = 500;
/** Entries that need a look into each repository come in smaller pages. */
const DEEP_PAGE = 100;
const DEEP_FIELDS = new Set(['siblings', 'config', 'usedStorage', 'safetensors', 'gguf', 'transformersInfo', 'mask_token']);

@ApiController()
export class ListController {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly search: SearchService,
    private readonly facts: RepositoryFactsReader,
  ) {}

  @Get('api/models')
  models(
    @CurrentActor() actor: Actor,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    return this.list('model', actor, query, request, reply);
  }

  @Get('api/datasets')
  datasets(
    @CurrentActor() actor: Actor,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    return this.list('dataset', actor, query, request, reply);
  }

  @Get('api/spaces')
  spaces(
    @CurrentActor() actor: Actor,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    return this.list('app', actor, query, request, reply);
  }

  private async list(type: RepoType, actor: Actor, query: Query, request: FastifyRequest, reply: FastifyReply): Promise<object[]> {
    this.access.reader(actor);
    const fields = listFields(type, {
      expand: query.list('expand'),
      full: query.flag('full'),
      cardData: query.flag('cardData'),
      config: query.flag('config'),
    });
    const deep = fields.some((field) => DEEP_FIELDS.has(field));
    const limit = query.count('limit', deep ? DEEP_PAGE : DEFAULT_PAGE, deep ? DEEP_PAGE : LIST_PAGE_MAX);
    const page = await this.search.repositories(actor, { ...listWishes(type, query), prefer: 'names', limit });
    const records = page.items.map(({ record }) => record);
    setNextLink(request, reply, 'cursor', page.nextCursor);
    const heads =
      fields.includes('sha') || deep ? await this.repositories.heads(records.map((record) => record.id)) : new Map<bigint, string>();
    const views: object[] = [];
    for (const record of records) views.push(await this.entry(actor, record, heads.get(record.id), fields, deep));
    return views;
  }

  private async entry(actor: Actor, record: RepositoryRecord, head: string | undefined, fields: string[], deep: boolean): Promise<object> {
    const commitOid = isGitOid(head) ? head : null;
    if (!deep)
      return repositoryView(
        {
          record,
          sha: () => Promise.resolve(commitOid),
          siblings: none,
          usedBytes: () => Promise.resolve(0),
          files: () => Promise.resolve(null),
          config: () => Promise.resolve(undefined),
        },
        fields,
      );
    const repo = await this.access.repository(actor, record, 'see');
    return repositoryView(
      this.facts.of(repo, record, () => Promise.resolve(commitOid), { withBlobs: false, isDefault: true }),
      fields,
    );
  }
}

function none(): Promise<never[]> {
  return Promise.resolve([]);
}
