import type { GitOid } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';

/**
 * What one may want of a repository, weakest first.
 * `see`: that it exists, its card data, its tree, its discussions (a gated repository may be seen by all who may see it);
 * `discuss`: begin a discussion, comment;
 * `use`: jobs and models of this hub work with it in their name, and nothing of it is handed out; `read`: its contents (resolve, clone, LFS download); `contribute`: open a pull request; `write`: push and commit;
 * `administer`: settings, rename, delete.
 */
export type RepositoryAction = 'see' | 'discuss' | 'use' | 'read' | 'contribute' | 'write' | 'administer';
/**
 * `see-usage`: what it stores and its limits, `see-jobs`: its jobs with their data and logs; both are its members' business.
 * `run-jobs`: start and stop them, at its cost. `call-models`: have models answer, at its cost.
 * `see-collections`: its private ones; `edit-collections`: make and change them.
 * `see-webhooks`, `edit-webhooks`: where it is written to of what happens.
 * `see-money`: what it has and owes; `spend-money`: what is its own, so administrators of the hub may not.
 */
export type NamespaceAction =
  | 'see-usage'
  | 'see-jobs'
  | 'run-jobs'
  | 'call-models'
  | 'create-repository'
  | 'see-collections'
  | 'edit-collections'
  | 'administer'
  | 'see-webhooks'
  | 'edit-webhooks'
  | 'see-money'
  | 'spend-money';

export interface RepositoryLocator {
  type: RepoType;
  namespace: string;
  name: string;
}

declare const granted: unique symbol;

/** A stronger grant stands for every weaker one. */
interface Implied {
  see: 'see';
  discuss: 'see' | 'discuss';
  use: 'see' | 'use';
  read: 'see' | 'use' | 'read';
  contribute: 'see' | 'discuss' | 'use' | 'read' | 'contribute';
  write: 'see' | 'discuss' | 'use' | 'read' | 'contribute' | 'write';
  administer: RepositoryAction;
}

/** A repository together with the proof that the actor may do `A` with it. Only AccessService makes one. */
export interface Granted<A extends RepositoryAction = 'see'> {
  readonly [granted]: { [K in Implied[A]]: true };
  readonly id: bigint;
  readonly type: RepoType;
  readonly namespace: string;
  readonly namespaceId: bigint;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly gated: 'auto' | 'manual' | null;
  /** Its contents cost something for those who are not of its namespace. */
  readonly isSold: boolean;
  /** Its owner made it read-only. */
  readonly isArchived: boolean;
  /** The actor, or an organization that they belong to, has bought it, and that still holds. */
  readonly isBought: boolean;
  /**
   * Of what was bought: up to when new versions came with it, once that is over and nothing else opens it. Whoever reads versions gives what the repository was
   * then (modules/versions: VisibleRefs). Null: as it stands.
   */
  readonly versionsUntil: Date | null;
  /** Those who subscribe to its author read it. */
  readonly isForSubscribers: boolean;
  /** The same for the right to use it without receiving it. */
  readonly isUsable: boolean;
  readonly actor: Actor;
  /** What the actor may do besides what was asked (for views: "can edit"). */
  readonly allowed: readonly RepositoryAction[];
  /** The revision named in the question, if any. */
  readonly asked: string | null;
  /** When a revision was named in the question: the ref it names, found in the same statement; null when it names none. */
  readonly ref: { name: string; oid: GitOid; peeled: GitOid | null } | null;
}

export interface GrantedNamespace {
  readonly id: bigint;
  readonly name: string;
  readonly kind: 'user' | 'organization';
  readonly actor: Actor;
}
