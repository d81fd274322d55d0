import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TestPayment } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const at = (ref: string) => `/test-payments/${encodeURIComponent(ref)}`;

export function testPaymentQuery(ref: string) {
  return queryOptions({ queryKey: ['test-payment', ref], queryFn: ({ signal }) => hub.get<TestPayment>(at(ref), { signal }) });
}

export function useDecideTestPayment(ref: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isPaid: boolean) => hub.post<undefined>(at(ref), { isPaid }),
    onSettled: () => client.invalidateQueries({ queryKey: ['test-payment', ref] }),
  });
}
