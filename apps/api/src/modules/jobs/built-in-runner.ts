// The worker's own runner: the same program as on any other machine, with a token that it gives itself. Trainers and their environment are the affair of
// packages/runner; here it is only started, woken by tickets, and stopped.
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DockerBackend, ProcessBackend, RunnerLoop, RunnerUnknown } from '@modelgrove/runner';
import { AppConfig, productVersion, trainersFolder } from '../../platform/config';
import { Logger } from '../../platform/logging';
import { JobTickets } from './job-tickets';
import { RunnersService } from './runners.service';

const AGAIN_MS = 10_000;
const STOP_MS = 30_000;

@Injectable()
export class BuiltInRunner implements OnModuleDestroy {
  private loop: RunnerLoop | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly runners: RunnersService,
    private readonly tickets: JobTickets,
    private readonly config: AppConfig,
    private readonly logger: Logger,
  ) {}

  /** `hubUrl`: where this process reaches the API. `isAlone`: it is the only worker of its hub. */
  start(hubUrl: string, isAlone: boolean): void {
    if (this.config.runner.backend === 'off') return;
    this.tickets.onWork(() => this.loop?.wake());
    this.running = this.keep(this.config.runner.hubUrl ?? hubUrl, isAlone ? '' : hostname());
  }

  /** While the API is still there: trainers write a checkpoint, which the next attempt goes on from. What takes longer is left to its lease. */
  async stop(): Promise<void> {
    this.stopped = true;
    const gone = Promise.all([this.loop?.stop(), this.running]);
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private async keep(hubUrl: string, host: string): Promise<void> {
    while (!this.stopped) {
      try {
        await this.run(hubUrl, host);
      } catch (error) {
        if (error instanceof RunnerUnknown)
          return this.logger.warn({}, 'the runner of this worker was taken over by another process of its name');
        this.logger.warn({ err: error }, 'the runner of this worker broke off; it begins again');
        if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
      }
    }
  }

  private async run(hubUrl: string, host: string): Promise<void> {
    const { backend, image, slots, memoryBytes, python } = this.config.runner;
    const { token } = await this.runners.registerBuiltIn(host);
    this.loop = await RunnerLoop.open({
      hubUrl,
      token,
      dataDir: join(this.config.dataDir, 'runner'),
      trainersDir: trainersFolder(),
      version: productVersion(),
      slots,
      backend: backend === 'docker' ? new DockerBackend({ image: image ?? '' }) : new ProcessBackend(),
      ...(memoryBytes === null ? {} : { memoryBytes }),
      ...(python === null ? {} : { python }),
      say: (sentence) => this.logger.info({}, `runner: ${sentence}`),
    });
    if (this.stopped) return this.loop.stop();
    await this.loop.run();
  }
}
