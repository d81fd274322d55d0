import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Webhook, WebhookDeliveries, WebhookDelivery, WebhookDeliveryDetail, WebhookWish } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const listKey = (owner: string) => ['webhooks', owner];
const logKey = (owner: string, id: string) => ['webhook-log', owner, id];
const resource = (owner: string, id = '', deed = '') =>
  `/namespaces/${encodeURIComponent(owner)}/webhooks${id && `/${id}`}${deed && `/${deed}`}`;
/** While something is on its way, the log is looked at again. */
const LOOK_MS = 2_000;

export function webhooksQuery(owner: string) {
  return queryOptions({
    queryKey: listKey(owner),
    queryFn: async ({ signal }) => (await hub.get<{ items: Webhook[] }>(resource(owner), { signal })).items,
  });
}

export function deliveriesQuery(owner: string, id: string) {
  return infiniteQueryOptions({
    queryKey: logKey(owner, id),
    queryFn: ({ signal, pageParam }) =>
      hub.get<WebhookDeliveries>(resource(owner, id, 'deliveries'), { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? null,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some((one) => one.state === 'waiting') ? LOOK_MS : false),
  });
}

export function deliveryQuery(owner: string, id: string, delivery: WebhookDelivery) {
  return queryOptions({
    queryKey: [...logKey(owner, id), delivery.id, delivery.state, delivery.attempts],
    queryFn: ({ signal }) => hub.get<WebhookDeliveryDetail>(resource(owner, id, `deliveries/${delivery.id}`), { signal }),
  });
}

/** Makes one, or changes the one with this id. */
export function useSaveWebhook(owner: string, id?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: WebhookWish) =>
      id === undefined ? hub.post<Webhook>(resource(owner), wish) : hub.patch<Webhook>(resource(owner, id), wish),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(owner) }),
  });
}

export function useDeleteWebhook(owner: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => hub.delete<void>(resource(owner, id)),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(owner) }),
  });
}

/** `enable`, `disable`, `test`, `deliveries/{id}/again` */
export function useWebhookDeed(owner: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: string) => hub.post<unknown>(resource(owner, id, deed)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: listKey(owner) });
      await client.invalidateQueries({ queryKey: logKey(owner, id) });
    },
  });
}
