import { Module } from '@nestjs/common';
import { BlobsModule } from '../blobs';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { ConfigReader } from './config-reader';
import { ContentSource } from './content-source';
import { FilesService } from './files.service';
import { HeaderReader } from './header-reader';
import { RowCounter } from './row-counter';

@Module({
  imports: [RepositoriesModule, VersionsModule, BlobsModule],
  providers: [ContentSource, HeaderReader, ConfigReader, RowCounter, FilesService],
  exports: [ContentSource, FilesService],
})
export class FilesModule {}
