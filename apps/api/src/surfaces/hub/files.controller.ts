// Files of a revision for people who are signed in by cookie, which no other surface reads: pages of private repositories show and offer
// contents from here. Bytes carry the same headers as those at …/resolve/…: they never act on our origin.
import { Controller, Get, Head, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { BlobService } from '../../modules/blobs';
import { PopularityService } from '../../modules/popularity';
import { type TreeItem, VersionReader } from '../../modules/versions';
import { CurrentActor, fileAnswer, type FileFacts, identityHeaders, sendStream, ValidQuery } from '../../platform/http';
import { RevisionQueryDto } from './repositories.dto';
import { PathsView } from './repositories.views';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';

const MOST_PATHS = 20_000;
/** `/hub/v1/repositories/{type}/{namespace}/{name}/content/` */
const SEGMENTS_BEFORE_TAIL = 8;

@ApiTags('repositories')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class FilesController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
    private readonly popularity: PopularityService,
  ) {}

  @Get('paths')
  @ForReaders()
  @ApiOperation({ summary: 'The paths of all files of a revision, as far as a finder can use them' })
  @ApiOkResponse({ type: PathsView })
  async paths(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RevisionQueryDto) { revision }: RevisionQueryDto,
  ): Promise<PathsView> {
    const repo = await this.access.repository(actor, at, 'see', revision ?? null);
    const { commitOid } = await this.versions.resolve(repo, revision ?? 'HEAD');
    const page = await this.versions.tree(repo, commitOid, '', { recursive: true, expand: false, limit: MOST_PATHS });
    return { paths: page.items.filter((item) => item.kind === 'file').map((item) => item.path), complete: page.next === null };
  }

  @Get('content/*')
  @ForReaders()
  @ApiOperation({ summary: 'The bytes of a file: …/content/{revision}/{path}; ranges are understood' })
  @ApiParam({ name: 'path', type: String, description: 'revision/path' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async content(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { repo, item, file } = await this.find(actor, at, request);
    const located = item.large ? await this.blobs.locate(repo, item.large.sha256) : null;
    const url = item.large && located ? await this.blobs.signedUrl(item.large.sha256, located, file.fileName) : null;
    if (url === null) await this.send(repo, item, file, request, reply);
    else redirect(reply, file, url);
    this.countDownload(repo, item, request, reply.statusCode);
  }

  /** Pages show files from here, of whoever is signed in by cookie: only who asks to keep one downloads it. A program with a token does by asking. */
  private countDownload(repo: Granted<'read'>, item: TreeItem, request: FastifyRequest, status: number): void {
    if (status !== 200 && status !== 206 && status !== 302) return;
    const isProgram = repo.actor.kind === 'user' && repo.actor.via.kind === 'token';
    const fetchSite = isProgram ? (request.headers['sec-fetch-site'] as string | undefined) : 'same-origin';
    const asked = { range: request.headers.range, fetchSite, isDownload: wantsDownload(request) };
    this.popularity.fileServed(repo, { path: item.path, isLarge: item.large !== null }, asked, request.clientAddress);
  }

  @Head('content/*')
  @ForReaders()
  @ApiOperation({ summary: 'Its headers' })
  @ApiParam({ name: 'path', type: String, description: 'revision/path' })
  async head(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file } = await this.find(actor, at, request);
    const answer = answerTo(request, file);
    reply.code(answer.status).headers(answer.headers).send();
  }

  private async find(
    actor: Actor,
    at: RepositoryLocator,
    request: FastifyRequest,
  ): Promise<{ repo: Granted<'read'>; item: TreeItem; file: FileFacts }> {
    const repo = await this.access.repository(actor, at, 'read');
    const rawPath = (request.raw.url ?? '').split('?', 1)[0] ?? '';
    const { revision, path } = await this.versions.locate(repo, rawPath.split('/').slice(SEGMENTS_BEFORE_TAIL).join('/'));
    const item = path === '' ? null : await this.versions.entry(repo, revision.commitOid, path);
    if (item?.kind !== 'file') throw new DomainError('not-found', 'entry/not-found', 'Entry not found', { path });
    const file = {
      fileName: path.slice(path.lastIndexOf('/') + 1),
      commitOid: revision.commitOid,
      etag: item.large ? item.large.sha256 : item.oid,
      sizeBytes: item.sizeBytes,
      isPrivate: true,
    };
    return { repo, item, file };
  }

  private async send(repo: Granted<'read'>, item: TreeItem, file: FileFacts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const answer = answerTo(request, file);
    reply.code(answer.status).headers(answer.headers);
    const isEmpty = answer.status === 304 || answer.status === 416 || (answer.status === 206 && answer.endInclusive < answer.start);
    if (isEmpty) return void reply.send();
    const range = answer.status === 206 ? { start: answer.start, endInclusive: answer.endInclusive } : undefined;
    if (item.large) return sendStream(reply, (await this.blobs.open(repo, item.large.sha256, range)).stream);
    const content = await this.versions.content(repo, item);
    reply.send(range ? content.subarray(range.start, range.endInclusive + 1) : content);
  }
}

function redirect(reply: FastifyReply, file: FileFacts, url: string): void {
  const headers = { ...identityHeaders(file), 'Cache-Control': 'no-store', Location: url };
  reply.code(302).headers(headers).send();
}

function wantsDownload(request: FastifyRequest): boolean {
  return /[?&]download=(?:true|1)\b/i.test(request.raw.url ?? '');
}

function answerTo(request: FastifyRequest, file: FileFacts): ReturnType<typeof fileAnswer> {
  const { headers } = request;
  return fileAnswer(file, {
    range: headers.range,
    ifRange: headers['if-range'] as string | undefined,
    ifNoneMatch: headers['if-none-match'],
    download: wantsDownload(request),
  });
}
