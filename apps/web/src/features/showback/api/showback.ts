// What was used in a month: of everybody for administrators, and of one.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NamespaceShowback, Showback, ShowbackRates } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { ShowbackState } from '../model/showback-address';

/** `own`: for those who see its money; else for administrators. */
export type Of = { namespace: string; own: boolean };

export function showbackQuery({ month, kind, cursor }: ShowbackState) {
  return queryOptions({
    queryKey: ['admin', 'showback', { month, kind, cursor }],
    queryFn: ({ signal }) => hub.get<Showback>('/admin/showback', { query: { month, kind, cursor }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function namespaceShowbackQuery(of: Of, { month, cursor }: ShowbackState) {
  return queryOptions({
    queryKey: ['admin', 'showback', of, { month, cursor }],
    queryFn: ({ signal }) => hub.get<NamespaceShowback>(resourceOf(of), { query: { month, cursor }, signal }),
    placeholderData: keepPreviousData,
  });
}

function resourceOf({ namespace, own }: Of): string {
  const name = encodeURIComponent(namespace);
  return own ? `/namespaces/${name}/showback` : `/admin/showback/${name}`;
}

/** null: of everybody. */
export function tableAddress(namespace: string | null, month: string): string {
  const whose = namespace === null ? 'admin' : `namespaces/${encodeURIComponent(namespace)}`;
  return `/hub/v1/${whose}/showback.csv?month=${month}`;
}

export type RatesWish = Omit<ShowbackRates, 'since'>;

export function useSetRates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: RatesWish) => hub.put<void>('/admin/showback/rates', wish),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin', 'showback'] }),
  });
}
