// What the search box suggests: one list to move through, from results by kind.
import { repositoryAddress } from '../../../lib/addresses';
import type { FoundAccount, RepositoryFound, SearchResults } from '../../../lib/api-types';

export type SuggestionKind = 'model' | 'dataset' | 'app' | 'organization' | 'user';

export interface Suggestion {
  kind: SuggestionKind;
  title: string;
  marks: readonly (readonly number[])[];
  note: string;
  href: string;
}

export function suggestionsOf({ models, datasets, apps, organizations, people }: SearchResults): Suggestion[] {
  return [
    ...[...models.items, ...datasets.items, ...apps.items].map(ofRepository),
    ...organizations.map((account) => ofAccount(account, 'organization')),
    ...people.map((account) => ofAccount(account, 'user')),
  ];
}

function ofRepository(found: RepositoryFound): Suggestion {
  return { kind: found.type, title: found.id, marks: found.nameMarks, note: found.title, href: repositoryAddress(found) };
}

function ofAccount({ name, fullName }: FoundAccount, kind: SuggestionKind): Suggestion {
  return { kind, title: name, marks: [], note: fullName === name ? '' : fullName, href: `/${encodeURIComponent(name)}` };
}
