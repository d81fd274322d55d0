import { Controller, Get, Param, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { JobCheckpoints, RunnerDesk, RunnersService } from '../../modules/jobs';
import { bodyStream, CurrentActor, leavingOf, sendStream, ValidQuery } from '../../platform/http';
import { RunnerOnly } from './runner-only.guard';
import { CheckpointQueryDto } from './runners.dto';

@ApiExcludeController()
@Controller('runner/v1/jobs/:key/checkpoints')
@UseGuards(RunnerOnly)
export class RunnerCheckpointsController {
  constructor(
    private readonly desk: RunnerDesk,
    private readonly checkpoints: JobCheckpoints,
    private readonly runners: RunnersService,
  ) {}

  @Put(':step')
  async put(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Param('step') stepText: string,
    @ValidQuery(CheckpointQueryDto) { attempt, sha256 }: CheckpointQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { job, fence } = await this.desk.attemptOf(await this.runners.of(actor), key, Number(attempt));
    const step = stepOf(stepText);
    const sizeBytes = Number(request.headers['content-length'] ?? Number.NaN);
    if (!Number.isSafeInteger(sizeBytes) || sha256 === undefined)
      throw new DomainError('invalid', 'checkpoint/length', 'A checkpoint comes with its Content-Length and its sha256.');
    const leaving = new AbortController();
    request.raw.once('close', () => request.raw.complete || leaving.abort());
    await this.checkpoints.put(job, fence, { step, sizeBytes, sha256, bytes: bodyStream(request), signal: leaving.signal });
    return { step };
  }

  @Get(':step')
  async get(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Param('step') stepText: string,
    @ValidQuery(CheckpointQueryDto) { attempt }: CheckpointQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { job } = await this.desk.attemptOf(await this.runners.of(actor), key, Number(attempt));
    const { stream, sizeBytes } = await this.checkpoints.open(job, stepOf(stepText), leavingOf(reply));
    reply.headers({ 'Content-Type': 'application/x-tar', 'Content-Length': String(sizeBytes), 'Cache-Control': 'no-store' });
    await sendStream(reply, stream);
  }
}

function stepOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new DomainError('invalid', 'checkpoint/step', 'A step is a whole number.');
  return Number(text);
}
