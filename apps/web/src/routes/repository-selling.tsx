import { useQuery } from '@tanstack/react-query';
import { offerQuery } from '../features/selling/api/offers';
import { BuiltOn } from '../features/selling/components/built-on';
import { ForSubscribers } from '../features/selling/components/for-subscribers';
import { PriceSettings } from '../features/selling/components/price-settings';
import { UsageKeys } from '../features/selling/components/usage-keys';
import { UseObjections } from '../features/selling/components/use-objections';
import type { RepositoryDetail } from '../lib/api-types';

/** What is paid by use: objections to it, and what an app signs with. */
function UsePanels({ repository }: { repository: RepositoryDetail }) {
  const offer = useQuery(offerQuery(repository)).data?.offer;
  if (!offer?.use) return null;
  return (
    <>
      <UseObjections repository={repository} />
      {repository.type === 'app' ? <UsageKeys repository={repository} /> : null}
    </>
  );
}

/** What a repository costs, and what it gives of that to what it is built on. */
export default function RepositorySelling({ repository, currency }: { repository: RepositoryDetail; currency: string }) {
  return (
    <>
      <PriceSettings repository={repository} currency={currency} />
      <ForSubscribers repository={repository} />
      <UsePanels repository={repository} />
      <BuiltOn repository={repository} />
    </>
  );
}
