// Of a runner that serves a model: the next call, and its answer piece by piece.
import { Controller, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor';
import { RunnersService } from '../../modules/jobs';
import { ServingDesk } from '../../modules/serving';
import { CurrentActor, JsonBody, leavingOf } from '../../platform/http';
import { RunnerOnly } from './runner-only.guard';
import { AnswerDto, NextCallDto } from './calls.dto';

const ANSWER_BYTES = 1024 * 1024;

@ApiExcludeController()
@Controller('runner/v1/jobs/:key/calls')
@UseGuards(RunnerOnly)
export class RunnerCallsController {
  constructor(
    private readonly runners: RunnersService,
    private readonly serving: ServingDesk,
  ) {}

  @Post()
  @HttpCode(200)
  async next(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @JsonBody(NextCallDto) { attempt, waitSeconds = 0 }: NextCallDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const leaving = leavingOf(reply);
    const { call, isDone } = await this.serving.next(await this.runners.of(actor), key, attempt, waitSeconds * 1000, leaving);
    return { call: call && { ...call, id: String(call.id) }, done: isDone };
  }

  @Post(':call/answer')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Param('call') call: string,
    @JsonBody(AnswerDto, { limitBytes: ANSWER_BYTES }) { attempt, seq, ...piece }: AnswerDto,
  ): Promise<object> {
    const id = /^\d{1,18}$/.test(call) ? BigInt(call) : -1n;
    const isWanted = await this.serving.answer(await this.runners.of(actor), key, attempt, id, seq, { ...piece });
    return { cancelled: !isWanted };
  }
}
