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
import { ChunkIntake } from './xet/chunk-intake.service';
import { DedupService } from './xet/dedup.service';
import { ReconstructionService } from './xet/reconstruction.service';
import { ShardUploadService } from './xet/shard-upload.service';
import { UnpackPool } from './xet/unpack-pool';
import { XetCareStore } from './xet/xet-care.store';
import { XetDoctor } from './xet/xet-doctor';
import { XetFilesStore } from './xet/xet-files.store';
import { XetGc } from './xet/xet-gc';
import { XetPool } from './xet/xet-pool';
import { XetRanges } from './xet/xet-ranges';
import { XetReader } from './xet/xet-reader';
import { XetTokens } from './xet/xet-tokens';
import { XetVerifier } from './xet/xet-verifier';
import { XorbUploadService } from './xet/xorb-upload.service';
import { XorbsStore } from './xet/xorbs.store';

const CARE = [BlobGc, BlobDoctor];
const XET_CARE = [XetCareStore, XetGc, XetDoctor];
/** What reads and hashes chunks, in whichever process. */
const READING = [XorbsStore, XetFilesStore, UnpackPool, XetReader, XetVerifier];
const XET = [ChunkIntake, XetTokens, XetRanges, ReconstructionService, DedupService, XorbUploadService, ShardUploadService];

@Module({
  imports: [QuotasModule],
  providers: [
    BlobsStore,
    BlobCareStore,
    BlobLimits,
    BlobService,
    BlobUploadService,
    LfsLinks,
    XetPool,
    ...READING,
    ...XET,
    ...XET_CARE,
    ...CARE,
  ],
  exports: [BlobService, BlobUploadService, BlobLimits, LfsLinks, XetVerifier, ...XET, ...CARE],
})
export class BlobsModule {}
