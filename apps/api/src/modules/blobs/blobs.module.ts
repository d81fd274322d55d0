import { Module } from '@nestjs/common';
import { QuotasModule } from '../quotas';
import { BlobCareStore } from './blob-care.store';
import { BlobDoctor } from './blob-doctor';
import { BlobGc } from './blob-gc';
import { BlobLimits } from './blob-limits';
import { BlobUploadService } from './blob-upload.service';
import { BlobService } from './blobs.service';
import { BlobsStore } from './blobs.store';
import { LfsLinks } from './lfs-links';

const CARE = [BlobGc, BlobDoctor];

@Module({
  imports: [QuotasModule],
  providers: [BlobsStore, BlobCareStore, BlobLimits, BlobService, BlobUploadService, LfsLinks, ...CARE],
  exports: [BlobService, BlobUploadService, BlobLimits, LfsLinks, ...CARE],
})
export class BlobsModule {}
