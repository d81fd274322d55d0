// A step in between on purpose: the page of a repository, which everybody loads, would otherwise name every file that buying and tipping need. Where nothing
// costs anything, nothing more is loaded.
import { type ComponentProps, lazy, type ReactNode, Suspense } from 'react';
import { moneyQuery } from '../features/money/api/money-facts';
import type { RepositoryDetail } from '../lib/api-types';
import { queryClient } from '../lib/query-client';

const Sold = lazy(async () => {
  const { Sold: loaded, ready } = await import('./money-buyer');
  await ready;
  return { default: loaded };
});
const LoadedSubscription = lazy(async () => {
  const { AuthorSubscription: loaded, ready } = await import('./money-buyer');
  await ready;
  return { default: loaded };
});
const LoadedTip = lazy(() => whereMoneyIsOn(async () => (await import('./tip')).Tip));
const LoadedJobTips = lazy(() => whereMoneyIsOn(async () => (await import('./job-tips')).JobTipsOf));

// Functions, since what is loaded lazily cannot be lazy itself.
export const AuthorSubscription = (props: ComponentProps<typeof LoadedSubscription>) => <LoadedSubscription {...props} />;
export const Tip = (props: ComponentProps<typeof LoadedTip>) => <LoadedTip {...props} />;
export const JobTips = (props: ComponentProps<typeof LoadedJobTips>) => <LoadedJobTips {...props} />;

/** Around the contents: their price instead, for who may not read them. Alone: the price, and a way to tip. */
export default function Paid({ repository, children }: { repository: RepositoryDetail; children?: ReactNode }) {
  return (
    <Suspense>
      {repository.isSold ? <Sold repository={repository}>{children}</Sold> : null}
      {children === undefined ? <Tip namespace={repository.namespace} repository={repository} /> : null}
    </Suspense>
  );
}

async function whereMoneyIsOn<Props>(load: () => Promise<(props: Props) => ReactNode>): Promise<{ default: (props: Props) => ReactNode }> {
  const money = await queryClient.ensureQueryData(moneyQuery).catch(() => null);
  if (!money?.isOn) return { default: () => null };
  const [loaded] = await Promise.all([load(), import('../lib/money-words').then(({ ready }) => ready)]);
  return { default: loaded };
}
