import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { CollectionsModule } from '../collections';
import { DiscussionsModule } from '../discussions';
import { VersionsModule } from '../versions';
import { PagesService } from './pages.service';
import { PagesStore } from './pages.store';
import { PreviewPictures } from './preview-pictures';
import { RepositoryPlaces } from './repository-places';

@Module({
  imports: [AccountsModule, DiscussionsModule, CollectionsModule, VersionsModule],
  providers: [PagesStore, PagesService, PreviewPictures, RepositoryPlaces],
  exports: [PagesService, PreviewPictures],
})
export class PagesModule {}
