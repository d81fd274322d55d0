import { Module } from '@nestjs/common';
import { SearchModule } from './search.module';
import { CollectionIndexProcessor, DiscussionIndexProcessor, NamespaceIndexProcessor, RepositoryIndexProcessor } from './search.processor';

@Module({
  imports: [SearchModule],
  providers: [RepositoryIndexProcessor, NamespaceIndexProcessor, DiscussionIndexProcessor, CollectionIndexProcessor],
})
export class SearchWorkerModule {}
