// Large file contents (LFS objects) behind one door.
export { BlobsModule } from './blobs.module';
export { BlobDoctor } from './blob-doctor';
export { BlobGc, type RemovedBlob } from './blob-gc';
export { BlobLimits } from './blob-limits';
export { BlobService } from './blobs.service';
export { BlobUploadService } from './blob-upload.service';
export type { Cut, LargeObject, LocatedBlob, UploadDecision, UploadTarget } from './blobs.types';
export { DOWNLOAD_LINK_SECONDS, LfsLinks, UPLOAD_LINK_SECONDS } from './lfs-links';
export * from './xet';
export { damage, type Finding, oddity } from './finding';
