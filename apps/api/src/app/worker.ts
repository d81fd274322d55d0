// The worker's share of a process: queue, relay, timetable, and the handlers of every room's jobs.
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AppConfig } from '../platform/config';
import { NestLog } from './nest-log';
import { Readiness } from './readiness';
import { WorkerModule } from './worker.module';

export interface RunningWorker {
  readiness: Readiness;
  /** Finishes the jobs that run. */
  stop(): Promise<void>;
}

/** Resolves once jobs are being run. */
export async function startWorker(config: AppConfig): Promise<RunningWorker> {
  const context: INestApplicationContext = await NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: new NestLog(),
    abortOnError: false,
  });
  return { readiness: context.get(Readiness), stop: () => context.close() };
}
