// The worker's share of a process: queue, relay, timetable, and the handlers of every room's jobs.
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AppConfig } from '../platform/config';
import { NestLog } from './nest-log';
import { WorkerModule } from './worker.module';

/** Resolves once jobs are being run; the returned function finishes those that run and stops. */
export async function startWorker(config: AppConfig): Promise<() => Promise<void>> {
  const context: INestApplicationContext = await NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: new NestLog(),
    abortOnError: false,
  });
  return () => context.close();
}
