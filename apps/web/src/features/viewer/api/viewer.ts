import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { DatasetViewer, ViewerRows, ViewerStatistics } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { PAGE_ROWS, type ViewerState } from '../model/viewer-state';

const resource = (key: RepositoryKey) => `${repositoryResource(key)}/viewer`;
const names = ({ type, namespace, name }: RepositoryKey) => [type, namespace, name];

export interface SplitKey {
  config: string;
  split: string;
}

export function viewerQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['viewer', ...names(key)],
    queryFn: ({ signal }) => hub.get<DatasetViewer>(resource(key), { signal }),
    retry: false,
  });
}

export function firstRowsQuery(key: RepositoryKey, { config, split }: SplitKey) {
  return queryOptions({
    queryKey: ['viewer', ...names(key), config, split, 'first'],
    queryFn: ({ signal }) => hub.get<ViewerRows>(`${resource(key)}/first-rows`, { query: { config, split }, signal }),
    retry: false,
  });
}

/** One page, by search, condition and order. */
export function rowsQuery(key: RepositoryKey, { config, split }: SplitKey, { search, where, orderby, page }: ViewerState) {
  return queryOptions({
    queryKey: ['viewer', ...names(key), config, split, 'rows', search, where, orderby, page],
    queryFn: ({ signal }) =>
      hub.get<ViewerRows>(`${resource(key)}/rows`, {
        query: { config, split, search, where, orderby, offset: (page - 1) * PAGE_ROWS, length: PAGE_ROWS },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** A row by its number, with cells as whole as they come. */
export function rowQuery(key: RepositoryKey, { config, split }: SplitKey, row: number) {
  return queryOptions({
    queryKey: ['viewer', ...names(key), config, split, 'row', row],
    queryFn: ({ signal }) => hub.get<ViewerRows>(`${resource(key)}/rows`, { query: { config, split, offset: row, length: 1 }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function statisticsQuery(key: RepositoryKey, { config, split }: SplitKey) {
  return queryOptions({
    queryKey: ['viewer', ...names(key), config, split, 'statistics'],
    queryFn: ({ signal }) => hub.get<ViewerStatistics>(`${resource(key)}/statistics`, { query: { config, split }, signal }),
    retry: false,
    staleTime: Infinity,
  });
}
