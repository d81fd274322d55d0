import { Module } from '@nestjs/common';
import { SearchModule } from './search.module';
import { NamespaceIndexProcessor, RepositoryIndexProcessor } from './search.processor';

@Module({ imports: [SearchModule], providers: [RepositoryIndexProcessor, NamespaceIndexProcessor] })
export class SearchWorkerModule {}
