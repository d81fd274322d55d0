import { Module } from '@nestjs/common';
import { BlobsModule } from '../blobs';
import { QuotasModule } from '../quotas';
import { BlobFactsReader } from './blob-facts';
import { ChangeReader } from './change-reader';
import { CommitService } from './commit.service';
import { CommitStore } from './commit.store';
import { ChangedLines } from './changed-lines';
import { ComparisonService } from './comparison.service';
import { DiffPool } from './diff-pool';
import { DoctorStore } from './doctor.store';
import { VersionGc } from './gc.service';
import { GcStore } from './gc.store';
import { GraphCache } from './graph-cache';
import { IngestPool } from './ingest-pool';
import { MergePlanner } from './merge-planner';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import { PackSelector } from './pack-selection';
import { ProposalReader } from './proposal-reader';
import { ReceivePackService } from './receive-pack.service';
import { RefRulesService } from './ref-rules.service';
import { RefService } from './ref.service';
import { RefStore } from './ref.store';
import { RenameFinder } from './rename-finder';
import { TreeLister } from './tree-lister';
import { UploadPackService } from './upload-pack.service';
import { VersionCopier } from './version-copier';
import { VersionDoctor } from './version-doctor';
import { VersionReader } from './version-reader';
import { VersionStore } from './version.store';
import { VisibleRefs } from './visible-refs';

const STORES = [ObjectStore, RefStore, CommitStore, VersionStore, GcStore, DoctorStore];
const READING = [
  ObjectReader,
  GraphCache,
  BlobFactsReader,
  TreeLister,
  ChangeReader,
  PackSelector,
  VisibleRefs,
  VersionReader,
  UploadPackService,
];
const COMPARING = [DiffPool, RenameFinder, ComparisonService, ChangedLines, MergePlanner, ProposalReader];
const CARE = [VersionGc, VersionDoctor];
const WRITING = [IngestPool, CommitService, RefService, RefRulesService, ReceivePackService, VersionCopier];

@Module({
  imports: [BlobsModule, QuotasModule],
  providers: [...STORES, ...READING, ...COMPARING, ...WRITING, ...CARE],
  exports: [
    VersionReader,
    ChangedLines,
    ComparisonService,
    MergePlanner,
    ProposalReader,
    UploadPackService,
    CommitService,
    RefService,
    RefRulesService,
    ReceivePackService,
    VersionCopier,
    ...CARE,
  ],
})
export class VersionsModule {}
