// The Xet store, for the door of this room.
export { ChunkIntake, type KeptChunks } from './chunk-intake.service';
export { DedupService } from './dedup.service';
export { type Reconstruction, ReconstructionService } from './reconstruction.service';
export { ShardUploadService } from './shard-upload.service';
export { XetRanges } from './xet-ranges';
export { xetAccount, type XetClaims, type XetScope, XetTokens } from './xet-tokens';
export { type IncomingBody, XorbUploadService } from './xorb-upload.service';
