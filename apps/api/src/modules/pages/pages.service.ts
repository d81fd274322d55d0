// What stands at an address, as a visitor without an account may know it. What they may not see is answered like what is not there.
import { Injectable } from '@nestjs/common';
import { nameProblem } from '@modelgrove/shared';
import { type Actor, ANONYMOUS } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AppConfig } from '../../platform/config';
import { AccessService, RepositoryMoved, type Granted, type RepositoryLocator } from '../access';
import { NamespacesService } from '../accounts';
import { CollectionsService } from '../collections';
import { DiscussionsService } from '../discussions';
import { type ListedPage, PagesStore, type RepositoryShown } from './pages.store';
import { type PlaceAsk, RepositoryPlaces } from './repository-places';

export type PageAsk =
  /** `num`: one of its discussions; `place`: something of its contents. */
  | { kind: 'repository'; at: RepositoryLocator; num?: number; place?: PlaceAsk }
  | { kind: 'namespace'; name: string }
  | { kind: 'collection'; namespace: string; slug: string };

export interface RepositoryPageFacts extends RepositoryLocator, RepositoryShown {
  kind: 'repository';
  discussion: { num: number; title: string } | null;
}

export type PageFacts =
  | RepositoryPageFacts
  | { kind: 'namespace'; name: string; fullName: string; about: string; isOrganization: boolean }
  | { kind: 'collection'; namespace: string; slug: string; title: string; description: string };

/** Addresses in one sitemap: half of what the protocol allows (sitemaps.org). */
const MAP_IDS = 25_000n;
/** Maps that the index names: what sitemaps.org allows. */
const MOST_MAPS = 50_000n;

@Injectable()
export class PagesService {
  constructor(
    private readonly access: AccessService,
    private readonly names: NamespacesService,
    private readonly discussions: DiscussionsService,
    private readonly collections: CollectionsService,
    private readonly places: RepositoryPlaces,
    private readonly store: PagesStore,
    private readonly config: AppConfig,
  ) {}

  /** Whether visitors see anything here at all. */
  get isOpen(): boolean {
    return this.config.anonymousRead;
  }

  /** Null: nothing that a visitor may know of. */
  facts(ask: PageAsk): Promise<PageFacts | null> {
    return orNull(() => this.found(ANONYMOUS, ask));
  }

  /** Whether whoever asks may see what stands there; nothing of it is told. */
  async isThere(actor: Actor, ask: PageAsk): Promise<boolean> {
    return (await orNull<object>(() => (ask.kind === 'repository' ? this.repository(actor, ask) : this.found(actor, ask)))) !== null;
  }

  /** Of a repository for who may see it: 'repository/not-found'. */
  async ofRepository(repo: Granted): Promise<RepositoryPageFacts> {
    const { type, namespace, name } = repo;
    return { kind: 'repository', type, namespace, name, discussion: null, ...(await this.shown(repo)) };
  }

  /** The numbers of the maps of public repositories: each is a range of ids, so that a new repository moves none of the others. */
  async maps(): Promise<bigint[]> {
    if (!this.isOpen) return [];
    const last = await this.store.lastId();
    const count = last === 0n ? 0n : (last - 1n) / MAP_IDS + 1n;
    return Array.from({ length: Number(count < MOST_MAPS ? count : MOST_MAPS) }, (_, index) => BigInt(index));
  }

  async map(number: bigint): Promise<ListedPage[]> {
    return this.isOpen ? this.store.listed(number * MAP_IDS, (number + 1n) * MAP_IDS, Number(MAP_IDS)) : [];
  }

  private async found(actor: Actor, ask: PageAsk): Promise<PageFacts> {
    if (ask.kind === 'namespace') return this.namespace(ask.name);
    if (ask.kind === 'repository') {
      const { repo, discussion } = await this.repository(actor, ask);
      return { ...(await this.ofRepository(repo)), discussion };
    }
    const { namespace, title, description } = await this.collections.seen(actor, ask);
    return { kind: 'collection', namespace, slug: ask.slug, title, description };
  }

  /** By its name of today or a former one, as the page itself finds it. */
  private async repository(
    actor: Actor,
    { at, num, place }: Extract<PageAsk, { kind: 'repository' }>,
  ): Promise<{ repo: Granted; discussion: RepositoryPageFacts['discussion'] }> {
    if (nameProblem(at.namespace) || nameProblem(at.name)) throw nothing();
    const revision = place?.revision ?? null;
    const repo = await this.access.repository(actor, at, 'see', revision).catch((error: unknown) => {
      if (error instanceof RepositoryMoved) return this.access.repository(actor, { type: at.type, ...error.to }, 'see', revision);
      throw error;
    });
    if (place && !(await this.places.isThere(repo, place))) throw nothing();
    return { repo, discussion: num === undefined ? null : await this.discussions.shown(repo, num) };
  }

  private async namespace(asked: string): Promise<PageFacts> {
    if (nameProblem(asked)) throw nothing();
    const { name, fullName, details, kind } = await this.names.profile(asked);
    return { kind: 'namespace', name, fullName, about: details ?? '', isOrganization: kind === 'organization' };
  }

  private async shown(repo: Granted): Promise<RepositoryShown> {
    const shown = await this.store.shown(repo.id);
    if (!shown) throw nothing();
    return shown;
  }
}

function nothing(): DomainError {
  return new DomainError('not-found', 'route/not-found', 'There is nothing at this address.');
}

/** Refusals alone: a database that is away is no missing page. */
async function orNull<T>(find: () => Promise<T>): Promise<T | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable') return null;
    throw error;
  }
}
