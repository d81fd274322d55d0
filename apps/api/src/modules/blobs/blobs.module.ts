import { Module } from '@nestjs/common';
import { BlobLimits } from './blob-limits';
import { BlobUploadService } from './blob-upload.service';
import { BlobService } from './blobs.service';
import { BlobsStore } from './blobs.store';

@Module({ providers: [BlobsStore, BlobLimits, BlobService, BlobUploadService], exports: [BlobService, BlobUploadService, BlobLimits] })
export class BlobsModule {}
