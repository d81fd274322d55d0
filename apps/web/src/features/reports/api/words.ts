import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AddedWords, NewWords, WordPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const KEY = ['admin', 'words'];

export const wordsQuery = (question: Record<string, string>) =>
  queryOptions({
    queryKey: [...KEY, question],
    queryFn: ({ signal }) => hub.get<WordPage>('/admin/words', { query: question, signal }),
    placeholderData: keepPreviousData,
  });

export function useAddWords() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: NewWords) => hub.post<AddedWords>('/admin/words', words),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveWord() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => hub.delete<void>(`/admin/words/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
