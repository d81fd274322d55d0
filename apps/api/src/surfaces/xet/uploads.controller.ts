// Writing to the Xet store (contracts/xet.md §1.2): xorbs, and shards that say what files are made of them.
import { Controller, Head, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type IncomingBody, ShardUploadService, XorbUploadService } from '../../modules/blobs';
import { bodyStream } from '../../platform/http';
import { Logger } from '../../platform/logging';
import { ShardEvents } from './shard-events';
import { renderXetError } from './xet.errors';
import { XET_CORS_HEADERS } from './cors';
import { hashIn, StoreAccess } from './store-access';

@Controller('xet')
export class XetUploadsController {
  constructor(
    private readonly access: StoreAccess,
    private readonly xorbs: XorbUploadService,
    private readonly shards: ShardUploadService,
    private readonly logger: Logger,
  ) {}

  @Post(':account/v1/xorbs/default/:hash')
  @HttpCode(200)
  async xorb(
    @Param('hash') hash: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { repo, userId } = await this.access.writer(request);
    const wasInserted = await this.xorbs.receive(repo, userId, hashIn(hash), incoming(request));
    reply.headers(XET_CORS_HEADERS);
    return { was_inserted: wasInserted };
  }

  /** Only who sent it hears of it. */
  @Head(':account/v1/xorbs/default/:hash')
  async xorbSize(@Param('hash') hash: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const repo = await this.access.reader(request);
    const sizeBytes = await this.xorbs.size(repo, hashIn(hash));
    reply
      .code(200)
      .headers({ ...XET_CORS_HEADERS, 'Content-Length': String(sizeBytes), 'Cache-Control': 'no-store' })
      .send();
  }

  @Post(':account/v1/shards')
  @HttpCode(200)
  async shard(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { repo, userId } = await this.access.writer(request);
    const isNew = await this.shards.register(repo, userId, incoming(request));
    reply.headers(XET_CORS_HEADERS);
    return { result: isNew ? 1 : 0 };
  }

  /** The same as a stream of events (§1.5), which keeps the line open while a large shard is checked. */
  @Post(':account/v2/shards')
  async shardEvents(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { repo, userId } = await this.access.writer(request);
    const events = new ShardEvents(reply);
    try {
      const isNew = await this.shards.register(repo, userId, incoming(request), () =>
        events.send({ type: 'committing', stage: 'syncing' }),
      );
      events.end({ type: 'result', result: isNew ? 1 : 0 });
    } catch (error) {
      const { status, body } = renderXetError(error, String(request.id));
      if (status >= 500) this.logger.warn({ err: error, requestId: request.id }, 'a shard was not taken in');
      events.end({ type: 'error', message: body.error, retryable: status === 429 || status >= 500 });
    }
  }
}

function incoming(request: FastifyRequest): IncomingBody {
  return { source: bodyStream(request), expectedBytes: Number(request.headers['content-length'] ?? 0) || 0 };
}
