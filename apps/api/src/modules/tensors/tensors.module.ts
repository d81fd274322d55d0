import { Module } from '@nestjs/common';
import { FilesModule } from '../files';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { KinshipsService } from './kinships.service';
import { KinshipsStore } from './kinships.store';
import { TensorChangesService } from './tensor-changes.service';
import { TensorKeeper } from './tensor-keeper';
import { TensorListService } from './tensor-list.service';
import { TensorThreads } from './tensor-threads';
import { WeightsSource } from './weights-source';
import { WeightsStore } from './weights.store';

@Module({
  imports: [RepositoriesModule, VersionsModule, FilesModule],
  providers: [
    WeightsStore,
    KinshipsStore,
    TensorThreads,
    WeightsSource,
    TensorKeeper,
    KinshipsService,
    TensorChangesService,
    TensorListService,
  ],
  exports: [KinshipsService, TensorChangesService, TensorListService, TensorKeeper, WeightsStore, TensorThreads, WeightsSource],
})
export class TensorsModule {}
