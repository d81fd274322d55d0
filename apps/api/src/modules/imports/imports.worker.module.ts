import { Module } from '@nestjs/common';
import { ImportRunner } from './import-runner';
import { ImportsModule } from './imports.module';
import { ImportsProcessor } from './imports.processor';

@Module({ imports: [ImportsModule], providers: [ImportRunner, ImportsProcessor] })
export class ImportsWorkerModule {}
