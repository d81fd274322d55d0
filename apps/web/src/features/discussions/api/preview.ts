import { queryOptions } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import type { RenderedText } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function previewQuery({ type, namespace, name }: RepositoryKey, text: string) {
  return queryOptions({
    queryKey: ['preview', type, namespace, name, text],
    queryFn: () => hub.post<RenderedText>('/markdown', { kind: 'comment', type, namespace, name, text }),
    gcTime: 60_000,
    staleTime: Infinity,
  });
}
