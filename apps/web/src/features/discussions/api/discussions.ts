import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { CommentVersion, DiscussionDetail, DiscussionsPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { TalkFilter } from '../model/talk-filter';

export function discussionsKey(key: RepositoryKey): readonly string[] {
  return ['discussions', key.type, key.namespace, key.name];
}

/** Pinned ones first, then the newest. */
export function discussionsQuery(key: RepositoryKey, filter: TalkFilter) {
  return infiniteQueryOptions({
    queryKey: [...discussionsKey(key), filter],
    queryFn: ({ pageParam, signal }) =>
      hub.get<DiscussionsPage>(`${repositoryResource(key)}/discussions`, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function discussionQuery(key: RepositoryKey, num: number) {
  return queryOptions({
    queryKey: ['discussion', key.type, key.namespace, key.name, num],
    queryFn: ({ signal }) => hub.get<DiscussionDetail>(discussionResource(key, num), { signal }),
  });
}

export function versionsQuery(key: RepositoryKey, num: number, id: string) {
  return queryOptions({
    queryKey: ['comment-versions', key.type, key.namespace, key.name, num, id],
    queryFn: ({ signal }) => hub.get<CommentVersion[]>(`${discussionResource(key, num)}/comments/${id}/versions`, { signal }),
  });
}

export function discussionResource(key: RepositoryKey, num: number): string {
  return `${repositoryResource(key)}/discussions/${num}`;
}
