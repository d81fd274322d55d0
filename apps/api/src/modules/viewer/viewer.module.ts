import { Module } from '@nestjs/common';
import { CardsModule } from '../cards';
import { FilesModule } from '../files';
import { VersionsModule } from '../versions';
import { ViewerLayouts } from './viewer-layouts';
import { TableChangesService } from './table-changes.service';
import { ViewerService } from './viewer.service';
import { ViewerThreads } from './viewer-threads';

@Module({
  imports: [VersionsModule, CardsModule, FilesModule],
  providers: [ViewerLayouts, ViewerThreads, ViewerService, TableChangesService],
  exports: [ViewerService, TableChangesService],
})
export class ViewerModule {}
