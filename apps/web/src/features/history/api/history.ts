import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { CommitsPage, Comparison, FileChange, FileLines, TableChanges, TensorChanges } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Commits of a revision, newest first; with a path those that changed it. */
export function commitsQuery(key: RepositoryKey, revision: string, path: string) {
  return infiniteQueryOptions({
    queryKey: ['commits', key.type, key.namespace, key.name, revision, path],
    queryFn: ({ pageParam, signal }) =>
      hub.get<CommitsPage>(`${repositoryResource(key)}/commits`, { query: { revision, path, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** What a commit changed, or what differs from `base`. */
export function changesQuery(key: RepositoryKey, revision: string, base: string) {
  return infiniteQueryOptions({
    queryKey: ['changes', key.type, key.namespace, key.name, revision, base],
    queryFn: ({ pageParam, signal }) =>
      hub.get<Comparison>(`${repositoryResource(key)}/changes`, { query: { revision, base, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** One file of them, with all that can be shown. */
export function changeQuery(key: RepositoryKey, revision: string, base: string, path: string) {
  return queryOptions({
    queryKey: ['change', key.type, key.namespace, key.name, revision, base, path],
    queryFn: ({ signal }) => hub.get<FileChange>(`${repositoryResource(key)}/change`, { query: { revision, base, path }, signal }),
    staleTime: Infinity,
  });
}

/** Which tensors differ in one of them. */
export function tensorChangesQuery(key: RepositoryKey, revision: string, base: string, path: string) {
  return queryOptions({
    queryKey: ['change', key.type, key.namespace, key.name, revision, base, path, 'tensors'],
    queryFn: ({ signal }) =>
      hub.get<TensorChanges>(`${repositoryResource(key)}/change/tensors`, { query: { revision, base, path }, signal }),
    retry: false,
  });
}

/** Which columns differ in one of them, and how many rows it has. */
export function tableChangesQuery(key: RepositoryKey, revision: string, base: string, path: string) {
  return queryOptions({
    queryKey: ['change', key.type, key.namespace, key.name, revision, base, path, 'table'],
    queryFn: ({ signal }) => hub.get<TableChanges>(`${repositoryResource(key)}/change/table`, { query: { revision, base, path }, signal }),
    staleTime: Infinity,
  });
}

export function fetchLines(key: RepositoryKey, revision: string, path: string, from: number, to: number): Promise<FileLines> {
  return hub.get<FileLines>(`${repositoryResource(key)}/lines`, { query: { revision, path, from, to } });
}
