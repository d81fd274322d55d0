// Large files for git-lfs and Hugging Face clients.
import { Module } from '@nestjs/common';
import { BlobsModule } from '../../modules/blobs';
import { LfsBatchController } from './lfs-batch.controller';
import { LfsBytesController } from './lfs-bytes.controller';

@Module({ imports: [BlobsModule], controllers: [LfsBatchController, LfsBytesController] })
export class LfsSurface {}
