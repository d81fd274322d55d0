import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../repositories';
import { TensorsModule } from '../tensors';
import { VersionsModule } from '../versions';
import { LineageKeeper } from './lineage-keeper';
import { LineageService } from './lineage.service';
import { LineageStore } from './lineage.store';

@Module({
  imports: [RepositoriesModule, TensorsModule, VersionsModule],
  providers: [LineageStore, LineageService, LineageKeeper],
  exports: [LineageService, LineageKeeper],
})
export class LineageModule {}
