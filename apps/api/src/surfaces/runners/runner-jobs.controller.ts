import { Controller, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor';
import { type Claimed, RunnerDesk, RunnersService } from '../../modules/jobs';
import { CurrentActor, JsonBody, leavingOf } from '../../platform/http';
import { RunnerOnly } from './runner-only.guard';
import { CardDto, ClaimDto, EndDto, ReportDto } from './runners.dto';

/** A report of a trainer goes along: worst answers, metrics. */
const REPORT_BYTES = 4 * 1024 * 1024;

@ApiExcludeController()
@Controller('runner/v1')
@UseGuards(RunnerOnly)
export class RunnerJobsController {
  constructor(
    private readonly desk: RunnerDesk,
    private readonly runners: RunnersService,
  ) {}

  @Post('claim')
  @HttpCode(200)
  async claim(
    @CurrentActor() actor: Actor,
    @JsonBody(ClaimDto) { offer, free, waitSeconds = 0 }: ClaimDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const runner = await this.runners.of(actor);
    const leaving = leavingOf(reply);
    const claimed = await this.desk.claim(
      runner,
      { ...offer, problem: offer.problem ?? null } as Parameters<RunnerDesk['claim']>[1],
      free,
      waitSeconds * 1000,
      leaving,
    );
    return { job: claimed && this.view(claimed) };
  }

  @Post('jobs/:key/reports')
  @HttpCode(200)
  async report(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @JsonBody(ReportDto, { limitBytes: REPORT_BYTES }) report: ReportDto,
  ): Promise<object> {
    const { isCancelWanted } = await this.desk.report(await this.runners.of(actor), key, report.attempt, {
      report: report.report,
      stage: report.stage ?? null,
      progress: report.progress ?? null,
      metrics: report.metrics ?? [],
      log: report.log ?? '',
      events: report.events ?? [],
      usage: report.usage ?? null,
      seconds: report.seconds ?? null,
    });
    return { cancel: isCancelWanted, leaseSeconds: this.desk.leaseMs / 1000 };
  }

  @Post('jobs/:key/card')
  @HttpCode(200)
  async card(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @JsonBody(CardDto, { limitBytes: REPORT_BYTES }) { attempt, report }: CardDto,
  ): Promise<object> {
    return { files: await this.desk.card(await this.runners.of(actor), key, attempt, report ?? null) };
  }

  @Post('jobs/:key/end')
  @HttpCode(200)
  async end(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @JsonBody(EndDto, { limitBytes: REPORT_BYTES }) { attempt, outcome, failure, usage, seconds }: EndDto,
  ): Promise<object> {
    const end = { outcome: outcome ?? null, failure: failure ?? null, usage: usage ?? null, seconds: seconds ?? null };
    return { state: await this.desk.end(await this.runners.of(actor), key, attempt, end) };
  }

  private view({ job, assignment, checkpoint, paidSeconds }: Claimed): object {
    const { key, attempt, recipe, cpus, memoryBytes, gpus, secondsLimit } = job;
    const { settings, model, adapter, base, train, validation, result, token } = assignment;
    return {
      key,
      attempt,
      recipe,
      cpus,
      memoryBytes,
      gpus,
      secondsLimit,
      paidSeconds,
      leaseSeconds: this.desk.leaseMs / 1000,
      settings,
      inputs: { model, train, validation, ...(adapter && { adapter }), ...(base && { base }) },
      checkpoint,
      result,
      token,
    };
  }
}
