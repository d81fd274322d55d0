// Finds repositories, people and organizations by what somebody typed. Whatever is found has passed the rules of lists: nothing here shows,
// counts or suggests what the caller may not see.
import { Injectable } from '@nestjs/common';
import { nameKey, type RepoType } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import {
  type CappedCount,
  type FacetValue,
  type ListFilter,
  type ListQuery,
  RepositoryLists,
  type RepositoryRecord,
} from '../repositories';
import { marksIn, snippetOf, type Snippet } from './excerpt';
import { PeopleStore, type PersonRow } from './people.store';
import { QueryPlanner, type SearchPlan } from './query-planner';
import { SearchStore } from './search.store';

/** `prefer: 'names'`: as the Hugging Face listings, which look for a part of the name; other words only when no name has it. */
export interface RepositorySearch extends Omit<ListQuery, 'text' | 'search'> {
  query?: string;
  prefer?: 'words' | 'names';
}

export interface FoundRepository {
  record: RepositoryRecord;
  /** Where the words are in `namespace/name`. */
  nameMarks: [number, number][];
  title: string;
  titleMarks: [number, number][];
  snippet: Snippet | null;
}

export interface RepositoryResults {
  items: FoundRepository[];
  nextCursor: string | null;
  correction: string | null;
}

/** `count` null: nobody asked for it. */
export interface FoundSection {
  items: FoundRepository[];
  correction: string | null;
  count: CappedCount | null;
}

export interface Everything {
  correction: string | null;
  repositories: Record<RepoType, FoundSection>;
  people: PersonRow[];
  organizations: PersonRow[];
}

/** How a page was found: by all words, by those of a longer Chinese text apart, by parts of names. */
type Mode = 'words' | 'loose' | 'names';

@Injectable()
export class SearchService {
  constructor(
    private readonly lists: RepositoryLists,
    private readonly planner: QueryPlanner,
    private readonly store: SearchStore,
    private readonly people: PeopleStore,
  ) {}

  async repositories(actor: Actor, search: RepositorySearch): Promise<RepositoryResults> {
    return this.planned(actor, search, await this.plan(search.query));
  }

  /** With how many there are. */
  async counted(actor: Actor, search: RepositorySearch): Promise<RepositoryResults & { count: CappedCount }> {
    const plan = await this.plan(search.query);
    const [page, count] = await Promise.all([this.planned(actor, search, plan), this.count(actor, search, plan)]);
    return { ...page, count };
  }

  private async plan(query = ''): Promise<SearchPlan | null> {
    return query.trim() === '' ? null : this.planner.plan(query);
  }

  private async planned(actor: Actor, search: RepositorySearch, plan: SearchPlan | null): Promise<RepositoryResults> {
    const { query = '', prefer = 'words', ...list } = search;
    if (query.trim() === '') return this.shown(await this.lists.list(actor, withoutRelevance(list)), null);
    const [first, cursor] = modeOf(list.cursor, plan === null || (prefer === 'names' && isPlain(query)) ? 'names' : 'words');
    const { cursor: _cursor, ...rest } = list;
    for (const mode of cursor === undefined ? modesFrom(first) : [first]) {
      const filter = narrowed(rest, mode, query, plan);
      if (!filter) continue;
      const page = await this.lists.list(actor, cursor === undefined ? filter : { ...filter, cursor });
      if (page.items.length === 0 && cursor === undefined) continue;
      return this.shown({ ...page, nextCursor: page.nextCursor && `${mode}.${page.nextCursor}` }, mode === 'names' ? null : plan, query);
    }
    return { items: [], nextCursor: null, correction: null };
  }

  /** Of what `planned` finds. */
  private async count(
    actor: Actor,
    { query = '', ...filter }: ListFilter & { query?: string },
    plan: SearchPlan | null,
  ): Promise<CappedCount> {
    if (query.trim() === '') return this.lists.count(actor, filter);
    for (const text of plan ? [plan.text, plan.loose] : []) {
      const found = text && (await this.lists.count(actor, { ...filter, text }));
      if (found && found.count > 0) return found;
    }
    return this.lists.count(actor, { ...filter, search: wordsIn(query) });
  }

  async facets(actor: Actor, filter: ListFilter, query: string, kinds: readonly string[]): Promise<FacetValue[]> {
    return this.lists.facets(actor, await this.filterBy(actor, filter, query), kinds);
  }

  async facetSearch(actor: Actor, filter: ListFilter, query: string, kind: string, text: string): Promise<FacetValue[]> {
    return this.lists.facetSearch(actor, await this.filterBy(actor, filter, query), kind, text.slice(0, 100));
  }

  /** The best of each kind. Not `counted`: as somebody types. */
  async everything(actor: Actor, query: string, limit: number, { counted = true } = {}): Promise<Everything> {
    const plan = await this.planner.plan(query);
    const best = (type: RepoType): Promise<FoundSection> => this.best(actor, { type, query, sort: 'relevance', limit }, plan, counted);
    const [model, dataset, app] = await Promise.all([best('model'), best('dataset'), best('app')]);
    const repositories = { model, dataset, app };
    const isCorrected = Object.values(repositories).some(({ items, correction }) => correction !== null && items.length > 0);
    const found = plan ? await this.people.search(plan.text.groups, nameKey(query.trim()), limit * 4) : [];
    const of = (kind: PersonRow['kind']): PersonRow[] => found.filter((person) => person.kind === kind).slice(0, limit);
    return { correction: (isCorrected && plan?.correction) || null, repositories, people: of('user'), organizations: of('organization') };
  }

  private async best(actor: Actor, search: RepositorySearch, plan: SearchPlan | null, counted: boolean): Promise<FoundSection> {
    if (!plan) return { items: [], correction: null, count: { count: 0, isExact: true } };
    const { items, correction } = await this.planned(actor, search, plan);
    return { items, correction, count: counted ? await this.count(actor, search, plan) : null };
  }

  private async filterBy(actor: Actor, filter: ListFilter, query: string): Promise<ListFilter> {
    if (query.trim() === '') return filter;
    const plan = await this.planner.plan(query);
    if (!plan) return { ...filter, search: wordsIn(query) };
    const isLoose = plan.loose !== null && (await this.lists.count(actor, { ...filter, text: plan.text })).count === 0;
    return { ...filter, text: isLoose && plan.loose ? plan.loose : plan.text };
  }

  private async shown(
    page: { items: RepositoryRecord[]; nextCursor: string | null },
    plan: SearchPlan | null,
    query = '',
  ): Promise<RepositoryResults> {
    const marks = plan?.marks ?? wordsIn(query.toLowerCase());
    const excerpts = await this.store.excerpts(page.items.map(({ id }) => id));
    const items = page.items.map((record) => {
      const { title = '', body = '' } = excerpts.get(record.id) ?? {};
      const marked = (text: string): [number, number][] => (marks.length === 0 ? [] : marksIn(text, marks));
      return {
        record,
        title,
        nameMarks: marked(`${record.namespace}/${record.name}`),
        titleMarks: marked(title),
        snippet: body === '' ? null : snippetOf(body, marks),
      };
    });
    return { items, nextCursor: page.nextCursor, correction: plan?.correction ?? null };
  }
}

function narrowed(list: Omit<ListQuery, 'cursor'>, mode: Mode, query: string, plan: SearchPlan | null): ListQuery | null {
  const text = mode === 'words' ? plan?.text : plan?.loose;
  if (mode !== 'names') return text ? { ...list, text } : null;
  const words = wordsIn(query);
  return words.length === 0 ? null : { ...withoutRelevance(list), search: words };
}

/** Without words nothing is more relevant than anything else. */
function withoutRelevance<T extends Pick<ListQuery, 'sort'>>(list: T): T {
  return list.sort === 'relevance' ? { ...list, sort: 'trending' } : list;
}

function wordsIn(query: string): string[] {
  return query.slice(0, 200).split(/\s+/).filter(Boolean).slice(0, 12);
}

/** Only such words can be part of a name. */
function isPlain(query: string): boolean {
  return /^[A-Za-z0-9._/\s-]*$/.test(query);
}

function modesFrom(first: Mode): Mode[] {
  return first === 'names' ? ['names', 'words', 'loose'] : ['words', 'loose', 'names'];
}

/** A page address says how the pages before it were found. */
function modeOf(cursor: string | undefined, otherwise: Mode): [Mode, string | undefined] {
  if (cursor === undefined) return [otherwise, undefined];
  const [mode = '', rest = ''] = cursor.split('.', 2);
  return mode === 'words' || mode === 'loose' || mode === 'names' ? [mode, rest] : [otherwise, cursor];
}
