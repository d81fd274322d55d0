import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config';
import { createLogger, Logger } from './logger';

@Global()
@Module({
  providers: [{ provide: Logger, inject: [AppConfig], useFactory: (config: AppConfig) => createLogger(config.logLevel) }],
  exports: [Logger],
})
export class LoggingModule {}
