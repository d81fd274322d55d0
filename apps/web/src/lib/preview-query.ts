import { queryOptions } from '@tanstack/react-query';
import type { RepositoryKey } from './addresses';
import type { TextPreview } from './api-types';
import { hub } from './hub-client';

/** Where a text is to stand: in a discussion, or as a file of a branch, by which its addresses lead somewhere. */
export type TextPlace = { kind: 'comment' } | { kind: 'card'; revision: string; path: string };

/** A text that is being written, as the hub will show it. */
export function previewQuery({ type, namespace, name }: RepositoryKey, text: string, place: TextPlace) {
  return queryOptions({
    queryKey: ['preview', type, namespace, name, place, text],
    queryFn: () => hub.post<TextPreview>('/markdown', { ...place, type, namespace, name, text }),
    gcTime: 60_000,
    staleTime: Infinity,
  });
}
