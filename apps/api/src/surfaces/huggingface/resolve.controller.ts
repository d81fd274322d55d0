// Downloads: the hottest address of the hub (contracts/huggingface-hub.md §4). A small public file costs one statement: access finds the
// repository and the ref together, everything behind a commit is immutable and cached by the versions room.
import { Controller, Get, Head, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GitOid } from '@modelgrove/git-objects';
import type { XetHash } from '@modelgrove/xet-formats';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted } from '../../modules/access';
import { BlobService } from '../../modules/blobs';
import { PopularityService } from '../../modules/popularity';
import { type TreeItem, VersionReader } from '../../modules/versions';
import { type FileAnswer, fileAnswer, type FileFacts, identityHeaders, sendStream } from '../../platform/http';
import { CORS_HEADERS } from './cors';
import { xetAddresses } from './addresses';
import { addressOf, apiPaths, revisionHint, webPaths } from './repository-address';

const RESOLVE = [...webPaths('/resolve/*'), ...apiPaths('/resolve/*')];
const XET_INFO_TYPE = 'application/vnd.xet-fileinfo+json';
const RAW = webPaths('/raw/*');

interface Found {
  repo: Granted<'read'>;
  item: TreeItem;
  file: FileFacts;
}

@Controller()
export class ResolveController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
    private readonly popularity: PopularityService,
  ) {}

  @Get(RESOLVE)
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request);
    if (found.item.large) await this.sendLarge(found, found.item.large.sha256, request, reply);
    else await this.sendSmall(found, request, reply);
    this.countDownload(found, request, reply.statusCode);
  }

  @Head(RESOLVE)
  async head(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { repo, item, file } = await this.find(request);
    if (item.large) {
      const { sha256 } = item.large;
      const located = await this.blobs.locate(repo, sha256);
      if (!located) throw bytesMissing(file);
      const url = await this.blobs.signedUrl(sha256, located, file.fileName);
      if (url !== null) return redirect(reply, file, url);
      if (located.xetHash !== null) reply.headers(xetHeaders(request, repo, file, located.xetHash));
    }
    sendHead(reply, answerTo(request, file));
  }

  /** The pointer of a large file, as git has it. */
  @Get(RAW)
  async raw(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.sendSmall(asKeptInGit(await this.find(request)), request, reply);
  }

  @Head(RAW)
  async rawHead(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendHead(reply, answerTo(request, asKeptInGit(await this.find(request)).file));
  }

  /** What was not sent (304, 416) is no download. */
  private countDownload({ repo, item }: Found, request: FastifyRequest, status: number): void {
    if (status !== 200 && status !== 206 && status !== 302) return;
    const { range, 'sec-fetch-site': fetchSite } = request.headers;
    const asked = { range, fetchSite: fetchSite as string | undefined, isDownload: wantsDownload(request) };
    this.popularity.fileServed(repo, { path: item.path, isLarge: item.large !== null }, asked, request.clientAddress);
  }

  private async find(request: FastifyRequest): Promise<Found> {
    const { at, rest } = addressOf(request.raw.url ?? '');
    const tail = rest.length === 2 ? (rest[1] as string) : rest.slice(1).join('/');
    const repo = await this.access.fetched(request.actor, at, revisionHint(tail));
    const { revision, path } = await this.versions.locate(repo, tail);
    const item = path === '' ? null : await this.versions.entry(repo, revision.commitOid, path);
    if (item?.kind !== 'file') throw entryNotFound(path, revision.commitOid);
    return { repo, item, file: factsOf(repo, item, path, revision.commitOid) };
  }

  private async sendSmall({ repo, item, file }: Found, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const answer = answerTo(request, file);
    if (answer.status === 304 || answer.status === 416) return sendHead(reply, answer);
    const content = await this.versions.content(repo, item);
    reply.code(answer.status).headers({ ...CORS_HEADERS, ...answer.headers });
    reply.send(answer.status === 206 ? content.subarray(answer.start, answer.endInclusive + 1) : content);
  }

  private async sendLarge({ repo, file }: Found, sha256: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const located = await this.blobs.locate(repo, sha256);
    if (!located) throw bytesMissing(file);
    const url = await this.blobs.signedUrl(sha256, located, file.fileName);
    if (url !== null) return redirect(reply, file, url);
    if (located.xetHash !== null) {
      reply.headers(xetHeaders(request, repo, file, located.xetHash));
      if (wantsXetInfo(request)) return sendXetInfo(reply, file, located.xetHash);
    }
    const answer = answerTo(request, file);
    if (answer.status === 304 || answer.status === 416) return sendHead(reply, answer);
    const isEmpty = answer.status === 206 && answer.endInclusive < answer.start;
    if (isEmpty) return sendHead(reply, answer);
    const range = answer.status === 206 ? { start: answer.start, endInclusive: answer.endInclusive } : undefined;
    const { stream } = await this.blobs.openLocated(sha256, located, range);
    reply.code(answer.status).headers({ ...CORS_HEADERS, ...answer.headers });
    return sendStream(reply, stream);
  }
}

/** Where a client that speaks Xet gets the same bytes as chunks (contracts/xet.md §1.1). */
function xetHeaders(request: FastifyRequest, repo: Granted, file: FileFacts, hash: XetHash): Record<string, string> {
  const { token, store } = xetAddresses(request.baseUrl, repo, file.commitOid);
  return {
    'X-Xet-Hash': hash,
    Link: `<${token}>; rel="xet-auth", <${store}/v1/reconstructions/${hash}>; rel="xet-reconstruction-info"`,
  };
}

/** @huggingface/hub asks so, and takes any other answer for the bytes. */
function wantsXetInfo(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes(XET_INFO_TYPE);
}

/** The client compares the type as a whole: as bytes, so that no charset is added. */
function sendXetInfo(reply: FastifyReply, file: FileFacts, hash: XetHash): void {
  reply
    .code(200)
    .headers({ ...CORS_HEADERS, ...identityHeaders(file), 'Content-Type': XET_INFO_TYPE })
    .send(Buffer.from(JSON.stringify({ hash, size: file.sizeBytes, etag: file.etag })));
}

function answerTo(request: FastifyRequest, file: FileFacts): FileAnswer {
  const { headers } = request;
  return fileAnswer(file, {
    range: headers.range,
    ifRange: headers['if-range'] as string | undefined,
    ifNoneMatch: headers['if-none-match'],
    download: wantsDownload(request),
  });
}

function wantsDownload(request: FastifyRequest): boolean {
  return /[?&]download=(?:true|1)\b/i.test(request.raw.url ?? '');
}

function factsOf(repo: Granted, item: TreeItem, path: string, commitOid: GitOid): FileFacts {
  return {
    fileName: path.slice(path.lastIndexOf('/') + 1),
    commitOid,
    etag: item.large ? item.large.sha256 : item.oid,
    sizeBytes: item.sizeBytes,
    isPrivate: repo.isPrivate || repo.gated !== null,
  };
}

function asKeptInGit(found: Found): Found {
  const { large, oid } = found.item;
  if (!large) return found;
  return { ...found, file: { ...found.file, etag: oid, sizeBytes: large.pointerSizeBytes } };
}

/** With the commit, so that clients remember that this file is not there (contract §4.3). */
function entryNotFound(path: string, commitOid: GitOid): DomainError {
  return new DomainError('not-found', 'entry/not-found', 'Entry not found', { path, commitOid });
}

function bytesMissing(file: FileFacts): DomainError {
  return new DomainError('not-found', 'entry/not-found', 'The bytes of this large file are not in this repository.', {
    commitOid: file.commitOid,
  });
}

/** To an address that is signed for a few minutes: never to be cached (trap 2). */
function redirect(reply: FastifyReply, file: FileFacts, url: string): void {
  const headers = { ...CORS_HEADERS, ...identityHeaders(file), 'Cache-Control': 'no-store', Location: url };
  reply.code(302).headers(headers).send();
}

function sendHead(reply: FastifyReply, answer: FileAnswer): void {
  reply
    .code(answer.status)
    .headers({ ...CORS_HEADERS, ...answer.headers })
    .send();
}
