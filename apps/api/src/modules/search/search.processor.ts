// What lists and searches know of words follows repositories and accounts.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeyedQueue } from '../../common/keyed-queue';
import { idIn, type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { SearchIndexer } from './search-indexer';

/** One at a time for a repository: of two that ran together the one that read earlier could be the last to write. */
abstract class IndexProcessor implements JobHandler, OnModuleInit {
  abstract readonly kind: JobHandler['kind'];
  protected abstract readonly field: string;
  private readonly queue = new KeyedQueue<bigint>();

  constructor(
    protected readonly indexer: SearchIndexer,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    const id = idIn(payload, this.field);
    await this.queue.run(id, () => this.index(id));
  }

  protected abstract index(id: bigint): Promise<void>;
}

@Injectable()
export class RepositoryIndexProcessor extends IndexProcessor {
  readonly kind = 'search.repository';
  protected readonly field = 'repositoryId';

  constructor(indexer: SearchIndexer, handlers: JobHandlers) {
    super(indexer, handlers);
  }

  protected index(id: bigint): Promise<void> {
    return this.indexer.indexRepository(id);
  }
}

@Injectable()
export class NamespaceIndexProcessor extends IndexProcessor {
  readonly kind = 'search.namespace';
  protected readonly field = 'namespaceId';

  constructor(indexer: SearchIndexer, handlers: JobHandlers) {
    super(indexer, handlers);
  }

  protected index(id: bigint): Promise<void> {
    return this.indexer.indexNamespace(id);
  }
}

@Injectable()
export class DiscussionIndexProcessor extends IndexProcessor {
  readonly kind = 'search.discussion';
  protected readonly field = 'discussionId';

  constructor(indexer: SearchIndexer, handlers: JobHandlers) {
    super(indexer, handlers);
  }

  protected index(id: bigint): Promise<void> {
    return this.indexer.indexDiscussion(id);
  }
}

@Injectable()
export class CollectionIndexProcessor extends IndexProcessor {
  readonly kind = 'search.collection';
  protected readonly field = 'collectionId';

  constructor(indexer: SearchIndexer, handlers: JobHandlers) {
    super(indexer, handlers);
  }

  protected index(id: bigint): Promise<void> {
    return this.indexer.indexCollection(id);
  }
}
