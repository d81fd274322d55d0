// The worker's share of a process: queue, relay, timetable, and the handlers of every room's jobs.
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BuiltInRunner } from '../modules/jobs/built-in-runner';
import type { AppConfig } from '../platform/config';
import { NestLog } from './nest-log';
import { Readiness } from './readiness';
import { WorkerModule } from './worker.module';

export interface RunningWorker {
  readiness: Readiness;
  /**
   * Takes up jobs by the worker's own runner, once the API is there at `hubUrl`; resolves how to stop it, before the API stops. `isAlone`: no other
   * worker has one of the same name.
   */
  runJobs(hubUrl: string, isAlone: boolean): () => Promise<void>;
  /** Finishes the jobs that run. */
  stop(): Promise<void>;
}

/** Resolves once jobs are being run. */
export async function startWorker(config: AppConfig): Promise<RunningWorker> {
  const context: INestApplicationContext = await NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: new NestLog(),
    abortOnError: false,
  });
  const runner = context.get(BuiltInRunner, { strict: false });
  return {
    readiness: context.get(Readiness),
    runJobs: (hubUrl, isAlone) => {
      runner.start(hubUrl, isAlone);
      return () => runner.stop();
    },
    stop: () => context.close(),
  };
}
