// Files and folders of a revision: tree and paths-info (contracts/huggingface-hub.md §5.3, §5.4).
import { Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MAX_PATHS_INFO, TREE_PAGE, TREE_PAGE_EXPANDED } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { BlobService } from '../../modules/blobs';
import { type TreeItem, VersionReader } from '../../modules/versions';
import { CurrentActor, readBody } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { ParsedQuery, Query } from './query';
import { apiPaths, RawTail, RepositoryAt, revisionHint, RevisionInPath } from './repository-address';
import { treeEntryView } from './views/tree.view';

const PATHS_BODY_LIMIT_BYTES = 8 * 1024 * 1024;

@ApiController()
export class TreeController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
  ) {}

  @Get(apiPaths('/tree/*'))
  async tree(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RawTail() tail: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    const repo = await this.access.repository(actor, at, 'see', revisionHint(tail));
    const { revision, path } = await this.versions.locate(repo, tail);
    const expand = query.flag('expand');
    const most = expand ? TREE_PAGE_EXPANDED : TREE_PAGE;
    const after = query.text('cursor');
    const limit = query.count('limit', most, most);
    const page = await this.versions.tree(repo, revision.commitOid, path, {
      recursive: query.flag('recursive'),
      expand,
      limit,
      ...(after ? { after } : {}),
    });
    setNextLink(request, reply, 'cursor', page.next);
    reply.header('X-Repo-Commit', revision.commitOid);
    return this.views(repo, page.items);
  }

  @Post(apiPaths('/paths-info/*'))
  @HttpCode(200)
  async pathsInfo(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @Req() request: FastifyRequest,
  ): Promise<object[]> {
    const repo = await this.access.repository(actor, at, 'see', revision);
    const { paths, expand } = await readPaths(request);
    if (paths.length > MAX_PATHS_INFO)
      throw new DomainError('too-large', 'paths/too-many', `At most ${MAX_PATHS_INFO} paths can be asked for at once.`);
    const { commitOid } = await this.versions.resolve(repo, revision);
    const items = await this.versions.paths(repo, commitOid, paths, { expand });
    return this.views(repo, items);
  }

  /** Clients that know a file's Xet hash from here do not ask `resolve` any more. */
  private async views(repo: Granted, items: readonly TreeItem[]): Promise<object[]> {
    const hashes = await this.blobs.xetHashes(
      repo,
      items.flatMap((item) => (item.large ? [item.large.sha256] : [])),
    );
    return items.filter((item) => item.kind !== 'submodule').map((item) => treeEntryView(item, hashes.get(item.large?.sha256 ?? '')));
  }
}

/** Python sends a form, JavaScript JSON (contract §0.7). Paths that cannot exist are left out, as missing ones are. */
async function readPaths(request: FastifyRequest): Promise<{ paths: string[]; expand: boolean }> {
  const text = (await readBody(request, PATHS_BODY_LIMIT_BYTES)).toString('utf8');
  if (!(request.headers['content-type'] ?? '').includes('json') && !text.startsWith('{')) {
    const form = Query.ofForm(text);
    return { paths: form.values('paths').filter(isPath), expand: form.flag('expand') };
  }
  const body = parsed(text);
  const paths = typeof body.paths === 'string' ? [body.paths] : Array.isArray(body.paths) ? body.paths : [];
  return { paths: paths.filter((path) => typeof path === 'string').filter(isPath), expand: body.expand === true || body.expand === 'true' };
}

function isPath(path: string): boolean {
  return path !== '' && !path.includes('\0');
}

function parsed(text: string): { paths?: unknown; expand?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    throw new DomainError('invalid', 'request/not-json', 'The body is not valid JSON.');
  }
}
