// What the search box suggests: one list to move through, in groups by kind.
import { discussionAddress, repositoryAddress } from '../../../lib/addresses';
import type { Suggested } from '../../../lib/api-types';

export type SuggestionGroup = 'model' | 'dataset' | 'app' | 'organization' | 'user' | 'collection' | 'talk';

export interface Suggestion extends Pick<Suggested, 'kind' | 'text' | 'marks' | 'note'> {
  href: string;
  /** Among all. */
  index: number;
}

/** As they come: kind by kind. Discussions and pull requests are one. */
export function groupsOf(items: readonly Suggested[]): { group: SuggestionGroup; items: Suggestion[] }[] {
  const groups: { group: SuggestionGroup; items: Suggestion[] }[] = [];
  for (const [index, item] of items.entries()) {
    const group = item.kind === 'discussion' || item.kind === 'pull-request' ? 'talk' : item.kind;
    if (groups.at(-1)?.group !== group) groups.push({ group, items: [] });
    const { kind, text, marks, note } = item;
    groups.at(-1)?.items.push({ kind, text, marks, note, href: addressOf(item), index });
  }
  return groups;
}

export function addressOf({ namespace, name, type, num, slug }: Suggested): string {
  if (slug !== null) return `/collections/${encodeURIComponent(namespace)}/${encodeURIComponent(slug)}`;
  if (name === null || type === null) return `/${encodeURIComponent(namespace)}`;
  return num === null ? repositoryAddress({ type, namespace, name }) : discussionAddress({ type, namespace, name }, num);
}
