// What can be done with a discussion. What is shown of it is asked anew after each of them, and the list with it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Discussion, DiscussionEntry, LinePlace, ReviewVerdict, WatchLevel } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { discussionQuery, discussionResource, discussionsKey } from './discussions';

export interface LineComment {
  content: string;
  place: LinePlace;
}

export interface DiscussionChange {
  title?: string;
  status?: 'open' | 'closed';
  comment?: string;
  isPinned?: boolean;
  isLocked?: boolean;
}

function useDeed<Wish>(key: RepositoryKey, num: number, deed: (wish: Wish) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: discussionsKey(key) });
      await client.invalidateQueries({ queryKey: discussionQuery(key, num).queryKey });
    },
  });
}

export function useOpenDiscussion(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...wish }: { kind: 'discussion' | 'pull-request'; title: string; description: string }) =>
      hub.post<Discussion>(`${repositoryResource(key)}/${kind}s`, wish),
    onSuccess: () => void client.invalidateQueries({ queryKey: discussionsKey(key) }),
  });
}

export const useComment = (key: RepositoryKey, num: number) =>
  useDeed(key, num, (content: string) => hub.post<DiscussionEntry>(`${discussionResource(key, num)}/comments`, { content }));

/** On a line of the change. */
export const useCommentOnLine = (key: RepositoryKey, num: number) =>
  useDeed(key, num, (wish: LineComment) => hub.post<DiscussionEntry>(`${discussionResource(key, num)}/comments`, wish));

export const useAnswer = (key: RepositoryKey, num: number, threadId: string) =>
  useDeed(key, num, (content: string) => hub.post<DiscussionEntry>(`${discussionResource(key, num)}/comments`, { content, threadId }));

export const useResolve = (key: RepositoryKey, num: number, threadId: string) =>
  useDeed(key, num, (isResolved: boolean) =>
    hub.patch<DiscussionEntry>(`${discussionResource(key, num)}/threads/${threadId}`, { isResolved }),
  );

export interface ReviewWish {
  verdict: ReviewVerdict;
  content: string;
  /** What was looked at. */
  headOid?: string;
  comments?: LineComment[];
}

export const useReview = (key: RepositoryKey, num: number) =>
  useDeed(key, num, (wish: ReviewWish) => hub.post<DiscussionEntry>(`${discussionResource(key, num)}/reviews`, wish));

export const useEditComment = (key: RepositoryKey, num: number, id: string) =>
  useDeed(key, num, (content: string) => hub.patch<DiscussionEntry>(`${discussionResource(key, num)}/comments/${id}`, { content }));

export const useHideComment = (key: RepositoryKey, num: number, id: string) =>
  useDeed(key, num, () => hub.post<DiscussionEntry>(`${discussionResource(key, num)}/comments/${id}/hide`));

/** What waits for a look is gone as if it had never been written. */
export const useWithdraw = (key: RepositoryKey, num: number) =>
  useDeed(key, num, (heldId: string) => hub.delete<void>(`${repositoryResource(key)}/held/${heldId}`));

export const useReact = (key: RepositoryKey, num: number, id: string) =>
  useDeed(key, num, ({ emoji, isOn }: { emoji: string; isOn: boolean }) => {
    const path = `${discussionResource(key, num)}/comments/${id}/reactions`;
    return isOn ? hub.put<DiscussionEntry>(path, { emoji }) : hub.delete<DiscussionEntry>(path, { emoji });
  });

export const useChangeDiscussion = (key: RepositoryKey, num: number) =>
  useDeed(key, num, (change: DiscussionChange) => hub.patch<Discussion>(discussionResource(key, num), change));

export const useWatchDiscussion = (key: RepositoryKey, num: number) =>
  useDeed(key, num, (level: WatchLevel) => hub.put(`${discussionResource(key, num)}/watch`, { level }));

/** Files and history of the repository are others afterwards. */
export function useMerge(key: RepositoryKey, num: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => hub.post<Discussion>(`${discussionResource(key, num)}/merge`, {}),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === key.namespace && queryKey[3] === key.name }),
  });
}
