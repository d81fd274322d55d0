// Who may move a branch or a tag, and how: rules that whoever administers a repository keeps (docs/decisions/0055), and the one that is built in, for the default
// branch. Every movement of a ref is decided here, under the repository's lock: RefStore moves none without the proof of it.
import { MAX_REF_PATTERN, refPattern } from '@modelgrove/shared';
import { refNameProblem } from '@modelgrove/git-objects';
import type { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { ruleInvalid } from './ref-rules.errors';
import { refForced, refGuarded, refProtected } from './versions.errors';

export type RefKind = 'branch' | 'tag';
/** Who may push: everybody who may write, those who administer the repository, or nobody, so that changes come by pull requests. */
export type DirectPush = 'writers' | 'maintainers' | 'nobody';
export const DIRECT_PUSHES: readonly DirectPush[] = ['writers', 'maintainers', 'nobody'];
export const MOST_RULES = 50;
export const MOST_APPROVALS = 10;

export interface RuleText {
  kind: RefKind;
  /** Of short names: `release/*`. */
  pattern: string;
  directPush: DirectPush;
  /** That a pull request needs before it is merged; only where nobody pushes. */
  approvals: number;
}

/** What matches is neither forced nor deleted, whoever asks. */
export interface RefRule extends RuleText {
  id: string;
}

/** `rewrite`: forced by name, as a super-squash, not by a push; the built-in rule allows it. */
export type RefDeed = 'create' | 'forward' | 'force' | 'rewrite' | 'delete';
export type RuleReason = 'force' | 'deletion' | 'maintainers' | 'pull-request';

export interface RefWish {
  refName: string;
  deed: RefDeed;
  /** A pull request is merged. */
  isMerge?: boolean;
}

declare const decided: unique symbol;

/** That a ref may be moved. Only RefRules makes one. */
export interface MayMove {
  readonly [decided]: true;
  readonly refName: string;
}

export interface Protection {
  /** The built-in rule holds for it. */
  isDefault: boolean;
  patterns: string[];
  /** Strictest of its rules. */
  directPush: DirectPush;
  approvals: number;
  /** The one who asks may. */
  mayPush: boolean;
  mayMerge: boolean;
}

const PREFIXES: Readonly<Record<RefKind, string>> = { branch: 'refs/heads/', tag: 'refs/tags/' };
const NONE: readonly RefRule[] = [];

/** The rules of one repository as they stand, for one who asks. */
export class RefRules {
  private readonly matchers: { rule: RefRule; prefix: string; isMeant: (name: string) => boolean }[];

  constructor(
    private readonly repository: { head: string; rules: readonly RefRule[] },
    private readonly repo: Pick<Granted, 'allowed'>,
  ) {
    this.matchers = repository.rules.map((rule) => ({ rule, prefix: PREFIXES[rule.kind], isMeant: refPattern(rule.pattern) }));
  }

  /** Whether any rule holds for it, the built-in one included. */
  guards(refName: string): boolean {
    return refName === this.repository.head || this.of(refName).length > 0;
  }

  /** The proof, or why not. */
  decide(wish: RefWish): MayMove | DomainError {
    const { refName, deed } = wish;
    if (refName === this.repository.head && deed === 'delete') return refProtected(refName);
    if (refName === this.repository.head && deed === 'force') return refForced(refName);
    for (const rule of this.of(refName)) {
      const reason = this.refusal(rule, wish);
      if (reason) return refGuarded(refName, rule, reason);
    }
    return { refName } as MayMove;
  }

  /** Throws 'branch/protected', 'ref/protected'. */
  allow(wish: RefWish): MayMove {
    const decision = this.decide(wish);
    if (decision instanceof Error) throw decision;
    return decision;
  }

  /** Of the rules together the strictest; null where none holds. */
  protection(refName: string): Protection | null {
    if (!this.guards(refName)) return null;
    const rules = this.of(refName);
    const mayWrite = this.repo.allowed.includes('write');
    const may = (isMerge: boolean) => mayWrite && rules.every((rule) => this.refusal(rule, { refName, deed: 'forward', isMerge }) === null);
    return {
      isDefault: refName === this.repository.head,
      patterns: rules.map(({ pattern }) => pattern),
      directPush: DIRECT_PUSHES.findLast((one) => rules.some(({ directPush }) => directPush === one)) ?? 'writers',
      approvals: approvalsOf(rules),
      mayPush: may(false),
      mayMerge: may(true),
    };
  }

  /** How many approvals a pull request for it needs, and the pattern that says so. */
  approvals(refName: string): { needed: number; pattern: string } {
    const rules = this.of(refName);
    const needed = approvalsOf(rules);
    return { needed, pattern: rules.find(({ approvals }) => approvals === needed)?.pattern ?? '' };
  }

  private of(refName: string): readonly RefRule[] {
    if (this.matchers.length === 0) return NONE;
    return this.matchers
      .filter(({ prefix, isMeant }) => refName.startsWith(prefix) && isMeant(refName.slice(prefix.length)))
      .map(({ rule }) => rule);
  }

  private refusal({ directPush }: RefRule, { deed, isMerge }: RefWish): RuleReason | null {
    if (deed === 'delete') return 'deletion';
    if (deed === 'force' || deed === 'rewrite') return 'force';
    const isMaintainer = this.repo.allowed.includes('administer');
    if (directPush === 'writers' || (directPush === 'maintainers' && isMaintainer)) return null;
    if (directPush === 'maintainers') return 'maintainers';
    // A branch that nobody pushes to has to begin somewhere.
    return isMerge || (deed === 'create' && isMaintainer) ? null : 'pull-request';
  }
}

function approvalsOf(rules: readonly RefRule[]): number {
  return Math.max(0, ...rules.map(({ approvals }) => approvals));
}

/** The first movement of a repository that is being made: nobody else knows it yet. */
export function firstMove(refName: string): MayMove {
  return { refName } as MayMove;
}

/** Throws 'branch-rule/invalid'. */
export function assertRule({ kind, pattern, directPush, approvals }: RuleText): void {
  if (pattern.length > MAX_REF_PATTERN) throw ruleInvalid(pattern, `it is longer than ${MAX_REF_PATTERN} characters`);
  const problem = pattern.startsWith('refs/') ? 'give its short form' : refNameProblem(PREFIXES[kind] + pattern.replace(/\*+|\?/g, 'x'));
  if (problem) throw ruleInvalid(pattern, problem);
  if (kind === 'tag' && directPush === 'nobody') throw ruleInvalid(pattern, 'tags come by no pull request: let maintainers make them');
  if (approvals > 0 && directPush !== 'nobody') throw ruleInvalid(pattern, 'approvals are asked for where nobody pushes directly');
}
