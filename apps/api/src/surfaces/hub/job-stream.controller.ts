// A job as server-sent events (WHATWG HTML §9.2). The id of each event says what was seen; a browser that reconnects sends it back and goes on there. Whoever begins
// a new stream behind what it has got by asking says so in `seen`.
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../../common/actor';
import { type JobNews, JobsService, JobWatch, type Seen } from '../../modules/jobs';
import { drained, leavingOf, ValidQuery } from '../../platform/http';
import { SeenQueryDto } from './jobs.dto';
import { JobNewsView, viewEvents, viewJob, viewLog, viewMetrics } from './jobs.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

const FROM_THE_START: Seen = { event: 0n, step: -1, piece: 0 };

@ApiTags('jobs')
@Controller('hub/v1/jobs/:key/stream')
@ForSelf()
export class JobStreamController {
  constructor(
    private readonly jobs: JobsService,
    private readonly watch: JobWatch,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A job as it happens, as server-sent events whose data are what this describes; ends with the job' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: JobNewsView })
  async stream(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @ValidQuery(SeenQueryDto) { seen }: SeenQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const job = await this.jobs.get(user, key);
    const leaving = leavingOf(reply);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    try {
      for await (const news of this.watch.watch(job.id, seenBy(lastEventId ?? seen), leaving)) {
        // what a reader does not take is not looked up
        if (!reply.raw.write(news ? eventOf(news) : ': still there\n\n')) await drained(reply, leaving);
      }
      reply.raw.end('event: end\ndata: {}\n\n');
    } catch {
      // the browser connects again, and goes on where it was
      reply.raw.destroy();
    }
  }
}

function eventOf(news: JobNews): string {
  const view: JobNewsView = {
    job: viewJob(news.job),
    ...viewEvents(news.events),
    ...viewMetrics(news.metrics),
    pieces: viewLog(news.log).pieces,
  };
  const { event, step, piece } = news.seen;
  return `id: ${event}.${step}.${piece}\ndata: ${JSON.stringify(view)}\n\n`;
}

function seenBy(lastEventId: string | undefined): Seen {
  const match = /^(\d{1,18})\.(-1|\d{1,9})\.(\d{1,9})$/.exec(lastEventId ?? '');
  return match ? { event: BigInt(match[1]!), step: Number(match[2]), piece: Number(match[3]) } : FROM_THE_START;
}
