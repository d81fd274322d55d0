// The life of a repository: create, delete, move, settings, duplicate (contracts/huggingface-hub.md §6).
import { Delete, HttpCode, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { wireId } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CreateRepository, DeleteRepository, DuplicateRepository, MoveRepository } from '../../modules/contributions';
import { RepositoriesService } from '../../modules/repositories';
import { CurrentActor, JsonBody, readJson, toDto } from '../../platform/http';
import { ApiController } from './api-controller';
import { repositoryUrl } from './addresses';
import { CreateBody, DuplicateBody, filesOf, MoveBody, privacyOf, RepositoryBody, repoType, SettingsBody } from './bodies';
import { apiPaths, locator, locatorOfId, RepositoryAt } from './repository-address';

/** Room for the files that may come along, in base64. */
const CREATE_BODY_LIMIT_BYTES = 16 * 1024 * 1024;

@ApiController()
export class RepositoriesController {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly creation: CreateRepository,
    private readonly deletion: DeleteRepository,
    private readonly moving: MoveRepository,
    private readonly duplication: DuplicateRepository,
  ) {}

  @Post('api/repos/create')
  @HttpCode(200)
  async create(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    this.access.user(actor);
    const body = await toDto(CreateBody, await readJson(request, { limitBytes: CREATE_BODY_LIMIT_BYTES }));
    const { name, namespace } = target(actor, body);
    const created = await this.creation.run(actor, {
      type: repoType(body.type),
      name,
      isPrivate: privacyOf(body),
      files: filesOf(body.files),
      ...(namespace === undefined ? {} : { namespace }),
      ...(body.sdk ? { sdk: body.sdk } : {}),
      ...(body.license ? { license: body.license } : {}),
    });
    return { url: repositoryUrl(request.baseUrl, created), name: `${created.namespace}/${created.name}`, id: wireId(created.id) };
  }

  @Delete('api/repos/delete')
  async delete(@CurrentActor() actor: Actor, @JsonBody(RepositoryBody) body: RepositoryBody): Promise<object> {
    const { name, namespace } = target(actor, body);
    const own = actor.kind === 'user' ? actor.name : '';
    await this.deletion.run(await this.access.repository(actor, locator(repoType(body.type), namespace ?? own, name), 'administer'));
    return {};
  }

  @Post('api/repos/move')
  @HttpCode(200)
  async move(@CurrentActor() actor: Actor, @JsonBody(MoveBody) body: MoveBody, @Req() request: FastifyRequest): Promise<object> {
    const type = repoType(body.type);
    const repo = await this.access.repository(actor, locatorOfId(type, body.fromRepo), 'administer');
    const to = body.toRepo.split('/');
    if (to.length !== 2) throw new DomainError('invalid', 'repository/name', "toRepo must be 'namespace/name'.");
    const moved = await this.moving.run(repo, { namespace: to[0] ?? '', name: to[1] ?? '' });
    return { success: true, url: repositoryUrl(request.baseUrl, moved) };
  }

  @Put(apiPaths('/settings'))
  async settings(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(SettingsBody) body: SettingsBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'administer');
    const isPrivate = privacyOf(body);
    await this.repositories.updateSettings(repo, {
      ...(isPrivate === undefined ? {} : { isPrivate }),
      ...(body.gated === undefined ? {} : { gated: body.gated === 'auto' || body.gated === 'manual' ? body.gated : null }),
      ...(body.discussionsDisabled === undefined ? {} : { discussionsDisabled: body.discussionsDisabled }),
    });
    const { gated, isPrivate: hidden, discussionsDisabled } = await this.repositories.record(repo);
    return { private: hidden, visibility: hidden ? 'private' : 'public', gated: gated ?? false, discussionsDisabled };
  }

  @Post(apiPaths('/duplicate'))
  @HttpCode(200)
  async duplicate(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(DuplicateBody) body: DuplicateBody,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const source = await this.access.repository(actor, at, 'read');
    const [first = '', second] = body.repository.split('/', 2);
    const own = actor.kind === 'user' ? actor.name : '';
    const isPrivate = privacyOf(body);
    const copy = await this.duplication.run(source, {
      namespace: second === undefined ? own : first,
      name: second ?? first,
      ...(isPrivate === undefined ? {} : { isPrivate }),
    });
    return { url: repositoryUrl(request.baseUrl, copy) };
  }
}

/** A name with a slash names its namespace itself, as clients before 0.8 did; anything longer is wrong. */
function target(actor: Actor, body: RepositoryBody): { namespace?: string; name: string } {
  const parts = body.name.split('/');
  if (parts.length > 2) throw new DomainError('invalid', 'repository/name', 'A repository is called namespace/name.');
  const namespace = body.organization ?? (parts.length === 2 ? parts[0] : undefined) ?? (actor.kind === 'user' ? actor.name : undefined);
  return { name: parts.at(-1) ?? '', ...(namespace === undefined ? {} : { namespace }) };
}
