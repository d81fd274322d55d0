import { Module } from '@nestjs/common';
import { AppsModule } from '../../modules/apps';
import { BlobsModule } from '../../modules/blobs';
import { VersionsModule } from '../../modules/versions';
import { AppFilesController } from './app-files.controller';

@Module({ imports: [AppsModule, BlobsModule, VersionsModule], controllers: [AppFilesController] })
export class AppsSurface {}
