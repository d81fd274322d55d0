import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { BaseModel, DataBeginning, FilePaths, Job, RepositoryPage, TrainingFiles } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { type DataPlace } from '../model/checked';
import { isDataFile, type requestOf } from '../model/plan';

const FOUND = 6;

/** Models that may be trained, or data sets: the best of what fits. */
export function candidatesQuery(type: 'model' | 'dataset', search: string) {
  const query = { type, search, limit: FOUND, ...(type === 'model' ? { format: 'safetensors' } : {}) };
  return queryOptions({
    queryKey: ['repositories', query],
    queryFn: ({ signal }) => hub.get<RepositoryPage>('/repositories', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

export function baseQuery(model: string) {
  return queryOptions({
    queryKey: ['fine-tunes', 'base', model],
    queryFn: ({ signal }) => hub.get<BaseModel>('/fine-tunes/base', { query: { model }, signal }),
    retry: false,
  });
}

export function dataFilesQuery(id: string) {
  return queryOptions({
    queryKey: ['fine-tunes', 'files', id],
    queryFn: async ({ signal }) => {
      const { paths, complete } = await hub.get<FilePaths>(`${repositoryResource(datasetOf(id))}/paths`, { signal });
      return { paths: paths.filter(isDataFile), complete };
    },
    retry: false,
  });
}

export function beginningQuery(place: DataPlace) {
  return queryOptions({
    queryKey: ['fine-tunes', 'data', place],
    queryFn: ({ signal }) => hub.get<DataBeginning>('/fine-tunes/data', { query: { ...place }, signal }),
    retry: false,
  });
}

export function trainingFilesQuery() {
  return queryOptions({
    queryKey: ['training-files'],
    queryFn: ({ signal }) => hub.get<TrainingFiles>('/training-files', { signal }),
  });
}

/** The job begins with its check. */
export function useCreateFinetune() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ReturnType<typeof requestOf>) => hub.post<Job>('/fine-tunes', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}

/** `onStarted` is said even when the stream of the job told first, so that what asked has left the page already. */
export function useStartFinetune(key: string, onStarted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => hub.post<Job>(`/jobs/${encodeURIComponent(key)}/start`),
    onSuccess: (job) => {
      client.setQueryData(['job', key], job);
      onStarted();
    },
  });
}

/** Whatever was not accepted is given up; one that was is left alone. */
export async function giveUp(key: string): Promise<void> {
  const at = `/jobs/${encodeURIComponent(key)}`;
  const { state } = await hub.get<Job>(at);
  if (state === 'checking' || state === 'quoted') await hub.post<Job>(`${at}/cancellation`);
}

export function datasetOf(id: string): RepositoryKey {
  const [namespace = '', name = ''] = id.split('/');
  return { type: 'dataset', namespace, name, closed: true };
}
