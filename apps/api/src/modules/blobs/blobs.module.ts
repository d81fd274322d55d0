import { Module } from '@nestjs/common';
import { BlobCareStore } from './blob-care.store';
import { BlobDoctor } from './blob-doctor';
import { BlobGc } from './blob-gc';
import { BlobLimits } from './blob-limits';
import { BlobUploadService } from './blob-upload.service';
import { BlobService } from './blobs.service';
import { BlobsStore } from './blobs.store';

const CARE = [BlobGc, BlobDoctor];

@Module({
  providers: [BlobsStore, BlobCareStore, BlobLimits, BlobService, BlobUploadService, ...CARE],
  exports: [BlobService, BlobUploadService, BlobLimits, ...CARE],
})
export class BlobsModule {}
