import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Notebook, RenderedText } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function markdownFileQuery(key: RepositoryKey, revision: string, path: string) {
  return queryOptions({
    queryKey: ['markdown', key.type, key.namespace, key.name, revision, path],
    queryFn: ({ signal }) => hub.get<RenderedText>(`${repositoryResource(key)}/markdown`, { query: { revision, path }, signal }),
  });
}

export function notebookQuery(key: RepositoryKey, revision: string, path: string) {
  return queryOptions({
    queryKey: ['notebook', key.type, key.namespace, key.name, revision, path],
    queryFn: ({ signal }) => hub.get<Notebook>(`${repositoryResource(key)}/notebook`, { query: { revision, path }, signal }),
    retry: false,
  });
}
