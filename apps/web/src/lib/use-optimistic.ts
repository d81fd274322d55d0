import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';

interface Deed<Known, Wish, Answer> {
  /** What shows it. */
  queryKey: QueryKey;
  send: (wish: Wish) => Promise<Answer>;
  shown: (known: Known, wish: Wish) => Known;
  settled: (known: Known, answer: Answer) => Known;
}

/** Shown at once, one after the other on the wire, taken back when the hub refuses; exact once the last of them is answered. */
export function useOptimistic<Known, Wish, Answer>({ queryKey, send, shown, settled }: Deed<Known, Wish, Answer>) {
  const client = useQueryClient();
  const mutationKey = ['optimistic', ...queryKey];
  const patch = (change: (known: Known) => Known) => client.setQueryData(queryKey, (known: Known | undefined) => known && change(known));
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: send,
    onMutate: async (wish: Wish) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Known>(queryKey);
      patch((known) => shown(known, wish));
      return { before };
    },
    onError: (_error, _wish, context) => client.setQueryData(queryKey, context?.before),
    onSuccess: (answer) => {
      if (client.isMutating({ mutationKey }) === 1) patch((known) => settled(known, answer));
    },
  });
}
