import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { unreadQuery } from './notifications';

/** What goes on around somebody changes with what they are told of: the home page need not ask for it again and again. */
const AROUND = new Set<unknown>(['notifications', 'work', 'activity']);

/** How many are unread, as it changes: the hub says so by server-sent events, and lists that are shown are asked anew. */
export function useUnread(): number {
  const client = useQueryClient();
  const { data } = useQuery(unreadQuery);
  useEffect(() => {
    const stream = new EventSource('/hub/v1/notifications/stream');
    let known = -1;
    stream.onmessage = ({ data: text }: MessageEvent<string>) => {
      const { unread } = JSON.parse(text) as { unread: number };
      client.setQueryData(unreadQuery.queryKey, { unread });
      if (known !== -1 && unread !== known)
        void client.invalidateQueries({ predicate: ({ queryKey }) => AROUND.has(queryKey[0]) && queryKey[1] !== 'unread' });
      if (unread > known && known !== -1) void client.invalidateQueries({ queryKey: ['discussion'] });
      known = unread;
    };
    return () => stream.close();
  }, [client]);
  return data?.unread ?? 0;
}
