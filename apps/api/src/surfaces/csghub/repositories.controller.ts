// New repositories, and the branches of one: POST /api/v1/{T}, GET …/branches, POST …/raw/.gitattributes.
import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { WEB_PREFIX } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { BeginBranch, CreateRepository } from '../../modules/contributions';
import { VersionReader } from '../../modules/versions';
import { CurrentActor, JsonBody } from '../../platform/http';
import { BranchBody, CreateBody } from './bodies';
import { csghubPaths, RepositoryAt, repositoryPaths, typeOf } from './csghub-address';
import { type Envelope, enveloped } from './envelope';
import { messageParts } from './message';

const BRANCHES = 'refs/heads/';

@Controller()
export class CsghubRepositoriesController {
  constructor(
    private readonly access: AccessService,
    private readonly creation: CreateRepository,
    private readonly branching: BeginBranch,
    private readonly versions: VersionReader,
  ) {}

  @Post(csghubPaths(''))
  @HttpCode(200)
  async create(
    @CurrentActor() actor: Actor,
    @JsonBody(CreateBody) body: CreateBody,
    @Req() request: FastifyRequest,
  ): Promise<Envelope<object>> {
    const created = await this.creation.run(actor, {
      type: typeOf(request.raw.url ?? ''),
      name: body.name,
      isPrivate: body.private ?? undefined,
      ...(body.namespace ? { namespace: body.namespace } : {}),
      ...(body.license ? { license: body.license } : {}),
      ...(body.sdk ? { sdk: body.sdk } : {}),
    });
    const path = `${created.namespace}/${created.name}`;
    const url = `${request.baseUrl}/${WEB_PREFIX[created.type]}${path}`;
    const id = Number(created.id);
    return enveloped({
      id,
      repository_id: id,
      name: created.name,
      path,
      default_branch: 'main',
      repository: { http_clone_url: `${url}.git` },
    });
  }

  @Get(repositoryPaths('/branches'))
  async branches(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<Envelope<object[]>> {
    const refs = await this.versions.refs(await this.access.repository(actor, at, 'see'));
    const branches = refs.filter(({ name }) => name.startsWith(BRANCHES));
    return enveloped(branches.map(({ name, oid }) => ({ name: name.slice(BRANCHES.length), commit: { id: oid } })));
  }

  /** The only way in which the SDK makes a branch: a file on a branch that is not there yet. */
  @Post(repositoryPaths('/raw/.gitattributes'))
  @HttpCode(200)
  async beginBranch(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(BranchBody, { limitBytes: 2 * 1024 * 1024 }) body: BranchBody,
  ): Promise<Envelope<null>> {
    const repo = await this.access.repository(actor, at, 'write');
    const message = messageParts(body.message, `Begin the branch ${body.new_branch}`);
    await this.branching.run(repo, { name: body.new_branch, ...message, attributes: Buffer.from(body.content, 'base64') });
    return enveloped(null);
  }
}
