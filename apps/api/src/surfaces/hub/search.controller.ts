// Lists with facets, and the search over everything.
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FACETS } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { type FacetValue } from '../../modules/repositories';
import { OffersService } from '../../modules/sales';
import { SearchService, SuggestionsService } from '../../modules/search';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { filterOf, ListFacetsDto, ListRepositoriesDto, SearchDto, SuggestionsDto, valuesOf } from './search.dto';
import {
  FacetsView,
  RepositoryPage,
  SearchResults,
  SuggestionsView,
  viewFacets,
  viewFound,
  viewResults,
  viewSuggestions,
} from './search.views';
import { ForReaders } from './signed-in.guard';

const PAGE = 30;
const PAGE_MAX = 100;
const RESULTS = 5;
const RESULTS_MAX = 20;
const SUGGESTED = 3;

@ApiTags('search')
@Controller('hub/v1')
@ForReaders()
export class SearchController {
  constructor(
    private readonly search: SearchService,
    private readonly suggestions: SuggestionsService,
    private readonly offers: OffersService,
  ) {}

  @Get('repositories')
  @ApiOperation({ summary: 'Repositories that the one who asks may see' })
  @ApiOkResponse({ type: RepositoryPage })
  async list(@CurrentActor() actor: Actor, @ValidQuery(ListRepositoriesDto) query: ListRepositoriesDto): Promise<RepositoryPage> {
    const { search = '', cursor } = query;
    const sort = query.sort ?? (search.trim() === '' ? 'trending' : 'relevance');
    const limit = Math.min(Math.max(Number(query.limit ?? PAGE), 1), PAGE_MAX);
    const wanted = { ...filterOf(query), query: search, sort, limit };
    const page = cursor
      ? { ...(await this.search.repositories(actor, { ...wanted, cursor })), count: null }
      : await this.search.counted(actor, wanted);
    const prices = await this.offers.prices(page.items.map(({ record }) => record));
    return {
      items: page.items.map((item) => viewFound(item, prices)),
      nextCursor: page.nextCursor,
      count: page.count,
      correction: page.correction,
    };
  }

  /** Of a facet that is narrowed already, the values that are there without that. */
  @Get('repositories/facets')
  @ApiOperation({ summary: 'Values of each facet, and how many repositories of the list have them' })
  @ApiOkResponse({ type: FacetsView })
  async facets(@CurrentActor() actor: Actor, @ValidQuery(ListFacetsDto) query: ListFacetsDto): Promise<FacetsView> {
    const { search = '', kind, text } = query;
    if (kind && text) return { facets: viewFacets(await this.search.facetSearch(actor, filterOf(query, kind), search, kind, text)) };
    const wanted = kind ? [kind] : FACETS;
    const open = wanted.filter((one) => valuesOf(query[one]).length === 0);
    const found: FacetValue[] = open.length > 0 ? await this.search.facets(actor, filterOf(query), search, open) : [];
    for (const narrowed of wanted.filter((one) => !open.includes(one))) {
      found.push(...(await this.search.facets(actor, filterOf(query, narrowed), search, [narrowed])));
    }
    return { facets: viewFacets(found) };
  }

  @Get('search')
  @ApiOperation({ summary: 'The best of everything: models, datasets, apps, organizations and people' })
  @ApiOkResponse({ type: SearchResults })
  async everything(@CurrentActor() actor: Actor, @ValidQuery(SearchDto) query: SearchDto): Promise<SearchResults> {
    const limit = Math.min(Math.max(Number(query.limit ?? RESULTS), 1), RESULTS_MAX);
    const found = await this.search.everything(actor, query.q, limit, { counted: query.counts !== 'false' });
    const records = Object.values(found.repositories).flatMap(({ items }) => items.map(({ record }) => record));
    return viewResults(found, await this.offers.prices(records));
  }

  @Get('search/suggestions')
  @ApiOperation({
    summary: 'A few of each kind for what was typed so far: models, datasets, apps, organizations, people, collections, discussions',
  })
  @ApiOkResponse({ type: SuggestionsView })
  async suggest(@CurrentActor() actor: Actor, @ValidQuery(SuggestionsDto) { q, limit }: SuggestionsDto): Promise<SuggestionsView> {
    return viewSuggestions(await this.suggestions.of(actor, q, Math.min(Math.max(Number(limit ?? SUGGESTED), 1), RESULTS_MAX)));
  }
}
