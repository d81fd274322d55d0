// What models were made from and what was made from them: claims of cards, and facts of jobs.
export { LineageKeeper } from './lineage-keeper';
export { LineageModule } from './lineage.module';
export { LineageService } from './lineage.service';
export {
  type Ancestor,
  type Ancestry,
  type Claim,
  type Descendant,
  type DescendantsPage,
  type MadeFrom,
  type Making,
  type Relation,
  type RelationCounts,
  RELATIONS,
  type UsedData,
} from './lineage.types';
