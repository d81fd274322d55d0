// What lists and searches of our own API answer.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { FacetValue } from '../../modules/repositories';
import { OFFER_KINDS, type OfferKind, type Price } from '../../modules/sales';
import { slugOf } from '../../modules/collections';
import type { Everything, FoundRepository, Suggestion, Suggestions } from '../../modules/search';
import { RepositorySummary, viewSummary } from './repositories.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MARKS = { type: 'array', items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 } } as const;

export class CountView {
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ description: 'False: there are at least so many' }) isExact: boolean;
}

export class SnippetView {
  @ApiProperty() text: string;
  @ApiProperty({ ...MARKS, description: 'Pairs of offsets: what to mark' }) marks: number[][];
}

export class PriceView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'A whole number of the smallest unit of the currency; null of what is paid by use' })
  priceMinor: string | null;
  @ApiProperty() currency: string;
  @ApiProperty({ enum: OFFER_KINDS }) kind: OfferKind;
}

export class RepositoryFound extends RepositorySummary {
  @ApiProperty({ type: PriceView, nullable: true, description: 'What it costs; null: nothing, or subscribing to its author' })
  price: PriceView | null;
  @ApiProperty({ description: 'Of its card; may be empty' }) title: string;
  @ApiProperty({ ...MARKS, description: 'Where the words are in `title`' }) titleMarks: number[][];
  @ApiProperty({ ...MARKS, description: 'Where the words are in `id`' }) nameMarks: number[][];
  @ApiProperty({ type: SnippetView, nullable: true }) snippet: SnippetView | null;
}

export class RepositoryPage {
  @ApiProperty({ type: [RepositoryFound] }) items: RepositoryFound[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
  @ApiProperty({ type: CountView, nullable: true, description: 'Of the whole list; with its first page' }) count: CountView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What was looked for instead of `search`' }) correction: string | null;
}

export class FacetValueView extends CountView {
  @ApiProperty() value: string;
}

export class FacetView {
  @ApiProperty() kind: string;
  @ApiProperty({ type: [FacetValueView] }) values: FacetValueView[];
}

export class FacetsView {
  @ApiProperty({ type: [FacetView] }) facets: FacetView[];
}

export class FoundSection {
  @ApiProperty({ type: [RepositoryFound] }) items: RepositoryFound[];
  @ApiProperty({ type: CountView, nullable: true, description: 'Null: not asked for' }) count: CountView | null;
}

export class FoundAccount {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty(NULLABLE_TEXT) avatarUrl: string | null;
}

export class SearchResults {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What was looked for instead of `q`' }) correction: string | null;
  @ApiProperty({ type: FoundSection }) models: FoundSection;
  @ApiProperty({ type: FoundSection }) datasets: FoundSection;
  @ApiProperty({ type: FoundSection }) apps: FoundSection;
  @ApiProperty({ type: [FoundAccount] }) organizations: FoundAccount[];
  @ApiProperty({ type: [FoundAccount] }) people: FoundAccount[];
}

const SUGGESTED_KINDS = ['model', 'dataset', 'app', 'organization', 'user', 'collection', 'discussion', 'pull-request'] as const;

export class SuggestionView {
  @ApiProperty({ enum: SUGGESTED_KINDS }) kind: Suggestion['kind'];
  @ApiProperty({ description: 'What it is called' }) text: string;
  @ApiProperty({ ...MARKS, description: 'Where the words are in `text`' }) marks: number[][];
  @ApiProperty({
    description: 'The title of a card, a full name; of what was said where it was, of a collection whose it is. May be empty',
  })
  note: string;
  @ApiProperty({ description: 'Whose it is, or who it is' }) namespace: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a repository, also of the one in which something was said' }) name: string | null;
  @ApiProperty({ enum: REPO_TYPES, nullable: true, description: 'What that repository is' }) type: RepoType | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a discussion or a pull request' }) num: number | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The last part of the address of a collection' }) slug: string | null;
}

export class SuggestionsView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What was looked for instead of `q`' }) correction: string | null;
  @ApiProperty({ type: [SuggestionView], description: 'Kind by kind, the best of each first' }) items: SuggestionView[];
}

export function viewSuggestions({ correction, items }: Suggestions): SuggestionsView {
  return { correction, items: items.map(viewSuggestion) };
}

function viewSuggestion({ kind, text, marks, title, namespace, name, type, num, key }: Suggestion): SuggestionView {
  const note = num !== null ? `${namespace}/${name}#${num}` : key !== null ? namespace : title === text ? '' : title;
  return { kind, text, marks, note, namespace, name, type, num, slug: key === null ? null : slugOf({ title, key }) };
}

/** `prices`: by the ids of those that have one. */
export function viewFound(
  { record, title, nameMarks, titleMarks, snippet }: FoundRepository,
  prices: ReadonlyMap<bigint, Price>,
): RepositoryFound {
  const price = prices.get(record.id);
  return { ...viewSummary(record), title, nameMarks, titleMarks, snippet, price: price ? viewPrice(price) : null };
}

function viewPrice({ priceMinor, currency, kind }: Price): PriceView {
  return { priceMinor: kind === 'use' ? null : String(priceMinor), currency, kind };
}

export function viewFacets(values: FacetValue[]): FacetView[] {
  const kinds = [...new Set(values.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    kind,
    values: values.filter((entry) => entry.kind === kind).map(({ value, count, isExact }) => ({ value, count, isExact })),
  }));
}

export function viewResults(
  { correction, repositories, people, organizations }: Everything,
  prices: ReadonlyMap<bigint, Price>,
): SearchResults {
  const section = ({ items, count }: Everything['repositories']['model']) => ({
    items: items.map((item) => viewFound(item, prices)),
    count,
  });
  const account = ({ name, fullName, avatarUrl }: Everything['people'][number]) => ({ name, fullName, avatarUrl });
  return {
    correction,
    models: section(repositories.model),
    datasets: section(repositories.dataset),
    apps: section(repositories.app),
    organizations: organizations.map(account),
    people: people.map(account),
  };
}
