import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { LineageKeeper } from './lineage-keeper';
import { LineageService } from './lineage.service';
import { LineageStore } from './lineage.store';

@Module({
  imports: [RepositoriesModule, VersionsModule],
  providers: [LineageStore, LineageService, LineageKeeper],
  exports: [LineageService, LineageKeeper],
})
export class LineageModule {}
