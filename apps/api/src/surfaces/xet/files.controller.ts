// Reading from the Xet store (contracts/xet.md §1.2): what a file is made of, who has a chunk, and the bytes of signed ranges.
import { Controller, Get, Head, HttpCode, Options, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reconstructionV1View, reconstructionV2View } from '@modelgrove/xet-formats';
import { contentRange, parseRange } from '@modelgrove/wire-formats';
import { DomainError } from '../../common/errors';
import { DedupService, type Reconstruction, ReconstructionService, XetRanges } from '../../modules/blobs';
import { sendStream } from '../../platform/http';
import { XET_CORS_HEADERS, XET_PREFLIGHT_HEADERS } from './cors';
import { hashIn, StoreAccess } from './store-access';

@Controller('xet')
export class XetFilesController {
  constructor(
    private readonly access: StoreAccess,
    private readonly reconstructions: ReconstructionService,
    private readonly dedup: DedupService,
    private readonly ranges: XetRanges,
  ) {}

  @Get(':account/v2/reconstructions/:hash')
  async reconstructionV2(@Param('hash') hash: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { plan, urlOf } = await this.reconstruct(hash, request);
    sendJson(reply, reconstructionV2View(plan, urlOf));
  }

  @Get(':account/v1/reconstructions/:hash')
  async reconstructionV1(@Param('hash') hash: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { plan, urlOf } = await this.reconstruct(hash, request);
    sendJson(reply, reconstructionV1View(plan, urlOf));
  }

  /** Both prefixes: clients disagree with the specification (trap T1). */
  @Get([':account/v1/chunks/default/:hash', ':account/v1/chunks/default-merkledb/:hash'])
  async chunk(@Param('hash') hash: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const repo = await this.access.reader(request);
    const shard = await this.dedup.query(repo, hashIn(hash));
    reply
      .code(200)
      .headers({ ...XET_CORS_HEADERS, 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' })
      .send(shard);
  }

  @Head(':account/v1/files/:hash')
  async fileSize(@Param('hash') hash: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const repo = await this.access.reader(request);
    const sizeBytes = await this.reconstructions.size(repo, hashIn(hash));
    reply
      .code(200)
      .headers({ ...XET_CORS_HEADERS, 'Content-Length': String(sizeBytes), 'Cache-Control': 'no-store' })
      .send();
  }

  /** For edits of ranges, which no client makes yet; 404 makes them send the file instead. */
  @Get(':account/v2/file-chunk-hashes/:hash')
  async chunkHashes(@Param('hash') hash: string, @Req() request: FastifyRequest): Promise<never> {
    await this.access.reader(request);
    throw new DomainError('not-found', 'xet/no-chunk-hashes', `The chunk hashes of ${hashIn(hash)} are not served here.`);
  }

  /** Sent without being asked for; nobody reads it. */
  @Post(':account/v1/telemetry')
  @HttpCode(200)
  async telemetry(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    await this.access.reader(request);
    reply.headers(XET_CORS_HEADERS);
    return {};
  }

  /** No credential but the signature: clients send none (§1.6). */
  @Get('ranges/:token')
  async range(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { storageKey, range } = this.ranges.signed(token);
    const wanted = `bytes=${range.start}-${range.endInclusive}`;
    const asked = request.headers.range;
    if (asked !== undefined && asked !== wanted)
      throw new DomainError('forbidden', 'xet/other-range', 'This address is signed for another range.');
    const { stream, sizeBytes } = await this.ranges.open(storageKey, range);
    const headers = {
      ...XET_CORS_HEADERS,
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(range.endInclusive + 1 - range.start),
      'Content-Range': contentRange({ kind: 'range', ...range }, sizeBytes),
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'private, max-age=3600, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    };
    reply.code(206).headers(headers);
    return sendStream(reply, stream);
  }

  @Options('*')
  preflight(@Res() reply: FastifyReply): void {
    reply.code(204).headers(XET_PREFLIGHT_HEADERS).send();
  }

  private async reconstruct(text: string, request: FastifyRequest): Promise<Reconstruction> {
    const repo = await this.access.reader(request);
    return this.reconstructions.of(repo, hashIn(text), (sizeBytes) => askedRange(request, sizeBytes), request.baseUrl);
  }
}

/** One that cannot be satisfied begins behind the last byte; the service refuses it. */
function askedRange(request: FastifyRequest, sizeBytes: number): { start: number; endInclusive: number } | null {
  const range = parseRange(request.headers.range, sizeBytes);
  if (range.kind === 'unsatisfiable') return { start: sizeBytes, endInclusive: sizeBytes };
  return range.kind === 'range' ? range : null;
}

function sendJson(reply: FastifyReply, body: object): void {
  reply
    .code(200)
    .headers({ ...XET_CORS_HEADERS, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .send(JSON.stringify(body));
}
