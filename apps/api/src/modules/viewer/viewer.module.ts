import { Module } from '@nestjs/common';
import { CardsModule } from '../cards';
import { FilesModule } from '../files';
import { VersionsModule } from '../versions';
import { ViewerLayouts } from './viewer-layouts';
import { ViewerService } from './viewer.service';
import { ViewerThreads } from './viewer-threads';

@Module({
  imports: [VersionsModule, CardsModule, FilesModule],
  providers: [ViewerLayouts, ViewerThreads, ViewerService],
  exports: [ViewerService],
})
export class ViewerModule {}
