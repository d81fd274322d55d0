import type { GitOid } from '@modelgrove/git-objects';
import type { CappedCount, RepositoryRecord } from '../repositories';
import type { Kinship } from '../tensors';

/** How a model was made from another one. */
export const RELATIONS = ['adapter', 'finetune', 'quantized', 'merge'] as const;
export type Relation = (typeof RELATIONS)[number];

/** `claimed`: the card says so, and anybody can write a card. `made-here`: a job of this hub committed exactly that. */
export type LineageSource = 'claimed' | 'made-here';

/** What a card says. */
export interface Claim {
  relation: Relation | 'data';
  type: 'model' | 'dataset';
  /** As it is written; not always namespace/name. */
  name: string;
}

/** What a job used. */
export interface MadeFrom {
  relation: Relation | 'data';
  type: 'model' | 'dataset';
  /** namespace/name, as the job knows it. */
  repository: string;
  commitOid: GitOid;
}

/** A result that a job committed. */
export interface Making {
  commitOid: GitOid;
  /** Of the base model, or of the data. */
  originCommitOid: GitOid;
  /** Whether the default branch still has just the files of that commit, but for what only describes; null: not looked at yet. */
  isUnchanged: boolean | null;
  at: Date;
  /** Null for those who may not see it, and once it is gone. */
  job: { key: string; namespace: string } | null;
}

export interface Ancestor {
  /** 1: made from it directly. */
  depth: number;
  /** Whose ancestor it is: namespace/name. */
  of: string;
  /** Its name today, or as a card says; null for one that made this model and was deleted since, and that no card names. */
  name: string | null;
  /** Null when it is not on this hub (which is also what one may not see). */
  repository: RepositoryRecord | null;
  relation: Relation;
  source: LineageSource;
  making: Making | null;
  /** What the two have in common; null for one that is further away, or with which it has nothing in common. */
  measured: Kinship | null;
}

/** A dataset that it learned from. */
export interface UsedData {
  /** Null for one that was deleted since, and that no card names. */
  name: string | null;
  repository: RepositoryRecord | null;
  source: LineageSource;
  making: Making | null;
}

export interface Ancestry {
  /** The nearest first. */
  models: Ancestor[];
  data: UsedData[];
  /** False when there are more than are told. */
  isWhole: boolean;
}

export interface Descendant {
  repository: RepositoryRecord;
  /** 'data' below a dataset. */
  relation: Relation | 'data';
  source: LineageSource;
  making: Making | null;
  measured: Kinship | null;
}

export interface DescendantsPage {
  items: Descendant[];
  nextCursor: string | null;
}

/** 'data': models that learned from a dataset. */
export type RelationCounts = Partial<Record<Relation | 'data', CappedCount>>;
