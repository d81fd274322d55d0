// Fetch and clone over smart HTTP, protocol versions 2 and 0 (gitprotocol-http, -v2, -pack). Framing only: what is sent is decided
// by the versions room.
import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  acknowledgeV0,
  acknowledgmentsV2,
  DELIM_PKT,
  FLUSH_PKT,
  GitFormatError,
  lsRefsReply,
  PACKFILE_SECTION,
  parseFetchArgs,
  parseLsRefsArgs,
  pktLine,
  PktReader,
  readCommandV2,
  readUploadRequestV0,
  shallowInfoV2,
  shallowLines,
  sideBand,
  type UploadRequestV0,
} from '@modelgrove/git-objects';
import { closing } from '../../common/closing';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted } from '../../modules/access';
import { PopularityService } from '../../modules/popularity';
import { UploadPackService } from '../../modules/versions';
import { bodyStream } from '../../platform/http';
import { gitRepository, PREFIXES } from './git-repository';

const PATHS = PREFIXES.map((prefix) => `${prefix}:namespace/:name/git-upload-pack`);
const HEADERS = { 'Content-Type': 'application/x-git-upload-pack-result', 'Cache-Control': 'no-cache' };

@Controller()
export class UploadPackController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: UploadPackService,
    private readonly popularity: PopularityService,
  ) {}

  @Post(PATHS)
  @HttpCode(200)
  async uploadPack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const repo = await this.access.repository(request.actor, gitRepository(request), 'read');
    const reader = new PktReader(bodyStream(request));
    const isV2 = /(?:^|:)version=2(?:$|:)/.test(String(request.headers['git-protocol'] ?? ''));
    const cloned = (): void => this.popularity.cloned(repo, request.clientAddress);
    const answer = isV2 ? this.versionTwo(repo, reader, cloned) : this.versionZero(repo, reader, cloned);
    // The first chunk decides between a refusal and a stream: before it nothing is sent.
    const first = await answer.next().catch(refusalChunk);
    const chunks = closing(following(first, answer), () => answer.return(undefined));
    reply.headers(HEADERS).send(Readable.from(chunks, { objectMode: false, highWaterMark: 256 * 1024 }));
  }

  private async *versionTwo(repo: Granted<'read'>, reader: PktReader, cloned: () => void): AsyncGenerator<Buffer> {
    for (let command = await readCommandV2(reader); command; command = await readCommandV2(reader)) {
      if (command.command === 'ls-refs') {
        const { refs, head } = await this.versions.advertise(repo);
        yield lsRefsReply(parseLsRefsArgs(command.args), refs, head);
      } else if (command.command === 'fetch') yield* this.fetchV2(repo, command.args, cloned);
      else throw new GitFormatError('wire/unknown-command', `unknown command '${command.command}'`);
    }
  }

  private async *fetchV2(repo: Granted<'read'>, args: readonly string[], cloned: () => void): AsyncGenerator<Buffer> {
    const request = parseFetchArgs(args);
    const answer = await this.versions.fetch(repo, request);
    if (!request.done) {
      const ready = answer.ready && !request.waitForDone;
      yield acknowledgmentsV2(answer.common, ready);
      if (!ready) return yield FLUSH_PKT;
      yield DELIM_PKT;
    }
    if (answer.depth) yield Buffer.concat([shallowInfoV2(answer.depth.shallows, answer.depth.unshallows), DELIM_PKT]);
    // Given back also when the client goes away before the first of it.
    await using pack = await answer.pack({ includeTags: request.includeTag });
    if (request.haves.length === 0) cloned();
    yield PACKFILE_SECTION;
    for await (const chunk of pack) yield Buffer.concat(sideBand(1, chunk));
    yield FLUSH_PKT;
  }

  private async *versionZero(repo: Granted<'read'>, reader: PktReader, cloned: () => void): AsyncGenerator<Buffer> {
    const request = await readUploadRequestV0(reader);
    if (!request) return;
    const answer = await this.versions.fetch(repo, request);
    if (answer.depth) yield Buffer.concat([shallowLines(answer.depth.shallows, answer.depth.unshallows), FLUSH_PKT]);
    // A client that only asks for its shallow lines sends nothing more in this round.
    if (answer.depth && !request.done && request.haves.length === 0) return;
    const common = new Set(answer.common);
    const { reply, sendPack } = acknowledgeV0(request, (oid) => common.has(oid), answer.ready);
    if (reply.length > 0) yield reply;
    if (!sendPack) return;
    if (request.haves.length === 0) cloned();
    yield* framedV0(request, await answer.pack({ includeTags: request.capabilities.has('include-tag') }));
  }
}

async function* framedV0(request: UploadRequestV0, pack: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const form = request.capabilities.has('side-band-64k') ? 'large' : request.capabilities.has('side-band') ? 'small' : null;
  for await (const chunk of pack) yield form ? Buffer.concat(sideBand(1, chunk, form)) : chunk;
  if (form) yield FLUSH_PKT;
}

/** A refusal git can show: `fatal: remote error: …`. Anything unexpected keeps flying. */
function refusalChunk(error: unknown): IteratorResult<Buffer> {
  if (error instanceof GitFormatError || (error instanceof DomainError && error.code === 'git/not-our-ref'))
    return { done: false, value: pktLine(`ERR ${error.message}\n`) };
  throw error;
}

async function* following(first: IteratorResult<Buffer>, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
