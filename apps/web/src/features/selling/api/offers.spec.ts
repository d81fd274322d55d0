import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import { offerDeed } from './offers';

it('whoever changes a price hears that it is done before the page around them is made anew', async () => {
  const client = new QueryClient();
  const heard: string[] = [];
  const form = new MutationObserver(
    client,
    offerDeed(client, (price: string) => Promise.resolve(price)),
  );
  const leave = form.subscribe(() => undefined);
  let reads = 0;
  // The page takes the form away when it was read a second time.
  const page = new QueryObserver(client, {
    queryKey: ['repository', 'ada/owl'],
    queryFn: async () => {
      reads += 1;
      await new Promise((answered) => setTimeout(answered));
      if (reads === 2) leave();
      return reads;
    },
  });
  const isRead = (times: number) =>
    new Promise<void>((resolve) => {
      const look = () => (page.getCurrentResult().data === times ? resolve() : setTimeout(look, 1));
      look();
    });
  const close = page.subscribe(() => undefined);
  await isRead(1);
  await form.mutate('9.99', { onSuccess: (price) => heard.push(price) });
  await isRead(2);
  expect(heard).toEqual(['9.99']);
  close();
  client.clear();
});
