import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { CollectionsModule } from '../collections';
import { DiscussionsModule } from '../discussions';
import { PagesService } from './pages.service';
import { PagesStore } from './pages.store';
import { PreviewPictures } from './preview-pictures';

@Module({
  imports: [AccountsModule, DiscussionsModule, CollectionsModule],
  providers: [PagesStore, PagesService, PreviewPictures],
  exports: [PagesService, PreviewPictures],
})
export class PagesModule {}
