// Collections: what people gather under a title, in an order of theirs.
export { CollectionsModule } from './collections.module';
export { CollectionsService } from './collections.service';
export { CollectionItemsService } from './collection-items.service';
export { CollectionListsService } from './collection-lists.service';
export { MOST_DESCRIPTION, MOST_NOTE, MOST_TITLE, slugOf } from './collections.policy';
export { type Theme, THEMES } from './collections.types';
export type {
  Collection,
  CollectionChange,
  CollectionChoice,
  CollectionItem,
  CollectionPage,
  CollectionRecord,
  CollectionSort,
  ItemName,
} from './collections.types';
