import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NotificationReason, NotificationSettings, NotificationsPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface NotificationFilter {
  unread: boolean;
  reason: NotificationReason | '';
}

export function notificationsQuery({ unread, reason }: NotificationFilter) {
  return infiniteQueryOptions({
    queryKey: ['notifications', unread, reason],
    queryFn: ({ pageParam, signal }) =>
      hub.get<NotificationsPage>('/notifications', { query: { unread: String(unread), reason, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => hub.get<{ unread: number }>('/notifications/unread', { signal }),
});

export const notificationSettingsQuery = queryOptions({
  queryKey: ['notification-settings'],
  queryFn: ({ signal }) => hub.get<NotificationSettings>('/notifications/settings', { signal }),
});

export type NotificationChoice = Pick<NotificationSettings, 'mailReasons' | 'mutedReasons'>;

interface Choice {
  ids?: string[];
  upTo?: string;
  unread?: boolean;
  reason?: NotificationReason;
  isRead?: boolean;
}

export function useMark(deed: 'read' | 'remove') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: Choice) => hub.post(`/notifications/${deed}`, choice),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

export function useNotificationSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: NotificationChoice) => hub.put<NotificationSettings>('/notifications/settings', choice),
    onSuccess: (settings) => client.setQueryData(notificationSettingsQuery.queryKey, settings),
  });
}
