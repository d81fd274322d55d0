// What a token would let its holder do, before it is made: an actor as the token would make one is put to the same decisions as every request, for the
// namespaces of its owner and a bounded number of repositories. There is no list of rules here, but of questions.
import { Injectable } from '@nestjs/common';
import type { TokenRole, TokenScope, UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { checkScopes } from '../tokens';
import { AccessService, type ReachedNamespace, type ReachedRepository } from './access.service';
import { TokenPreviewStore } from './token-preview.store';
import type { NamespaceAction, RepositoryAction } from './access.types';

const OF_EACH_NAMESPACE = 200;
const IN_ALL = 1000;
const OF_OTHERS = 100;
/** The hub's own routes ask for a person behind these (surfaces/hub: ForSelf), whatever a scope says. */
const OF_THEMSELVES: readonly NamespaceAction[] = ['administer', 'see-money', 'spend-money'];

export interface Reached {
  count: number;
  repositories: ReachedRepository[];
}

export interface NamespacePreview extends Omit<ReachedNamespace, 'id'> {
  /** How many repositories there are, up to 5,000, and how many of them were looked at. */
  total: number;
  looked: number;
  /** Of those that not everybody reads. */
  closed: number;
  readsClosed: Reached;
  proposes: Reached;
  writes: Reached;
  administers: Reached;
}

export interface TokenPreview {
  /** As themselves: settings, tokens, follows, notifications. */
  isSelf: boolean;
  isAdministrator: boolean;
  /** With repositories of people that they have nothing to do with. */
  withPublic: RepositoryAction[];
  withPrivate: RepositoryAction[];
  /** With public repositories of namespaces that a scope names and that are not theirs. */
  others: { namespace: string; withPublic: RepositoryAction[] }[];
  namespaces: NamespacePreview[];
  /** Of others, which were opened to the person, were bought, or are named by a scope: what may be done with each. */
  elsewhere: ReachedRepository[];
}

@Injectable()
export class TokenPreviews {
  constructor(
    private readonly access: AccessService,
    private readonly store: TokenPreviewStore,
  ) {}

  /** Throws 'token/invalid' for scopes that no token has. */
  async of(user: UserActor, role: TokenRole, scopes: readonly TokenScope[]): Promise<TokenPreview> {
    checkScopes(role, [...scopes]);
    const holder = holderOf(user, role, scopes);
    const namespaces = await this.access.reachedNamespaces(holder);
    const ids = namespaces.map(({ id }) => id);
    const [own, opened, named] = await Promise.all([
      this.store.ofNamespaces(ids, OF_EACH_NAMESPACE, IN_ALL),
      this.store.openedTo(user.userId, OF_OTHERS),
      this.store.namedBy(scopes),
    ]);
    const looked = [...new Set([...named, ...own, ...opened])];
    const [all, reached, totals] = await Promise.all([
      // As they are to the person, so that what the token may not is counted too.
      this.access.reached(user, looked),
      this.access.reached(holder, looked),
      this.store.counts(ids),
    ]);
    const isSelf = passes(() => this.access.self(holder));
    return {
      isSelf,
      isAdministrator: passes(() => this.access.administrator(holder)),
      withPublic: this.access.reachedOfStrangers(holder, { isPrivate: false }),
      withPrivate: this.access.reachedOfStrangers(holder, { isPrivate: true }),
      others: othersIn(scopes, namespaces).map((namespace) => ({
        namespace,
        withPublic: this.access.reachedOfStrangers(holder, { isPrivate: false, namespace }),
      })),
      namespaces: namespaces.map((namespace) => previewOf(namespace, { all, reached, total: totals.get(namespace.id) ?? 0, isSelf })),
      elsewhere: reached.filter(({ namespaceId }) => !ids.includes(namespaceId)),
    };
  }
}

function holderOf({ kind, userId, name, isAdmin }: UserActor, role: TokenRole, scopes: readonly TokenScope[]): UserActor {
  const token = { tokenId: 0n, role, scopes: [...scopes], displayName: '', createdAt: new Date(0) };
  return { kind, userId, name, isAdmin, via: { kind: 'token', ...token } };
}

function othersIn(scopes: readonly TokenScope[], own: readonly ReachedNamespace[]): string[] {
  const known = new Set(own.map(({ name }) => name.toLowerCase()));
  const named = scopes.flatMap(({ entity }) => (entity.type === 'user' || entity.type === 'org' ? [entity.name] : []));
  return [...new Set(named)].filter((name) => !known.has(name.toLowerCase()));
}

function passes(decide: () => unknown): boolean {
  try {
    decide();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function previewOf(
  { id, name, role, actions }: ReachedNamespace,
  { all, reached, total, isSelf }: { all: ReachedRepository[]; reached: ReachedRepository[]; total: number; isSelf: boolean },
): NamespacePreview {
  const there = all.filter(({ namespaceId }) => namespaceId === id);
  const here = reached.filter(({ namespaceId }) => namespaceId === id);
  const those = (action: RepositoryAction, among = here): Reached => {
    const repositories = among.filter(({ allowed }) => allowed.includes(action));
    return { count: repositories.length, repositories };
  };
  return {
    name,
    role,
    actions: actions.filter((action) => isSelf || !OF_THEMSELVES.includes(action)),
    total,
    looked: there.length,
    closed: there.filter(({ isOpen }) => !isOpen).length,
    readsClosed: those(
      'read',
      here.filter(({ isOpen }) => !isOpen),
    ),
    proposes: those('contribute'),
    writes: those('write'),
    administers: those('administer'),
  };
}
