import { BuiltOn } from '../features/selling/components/built-on';
import { ForSubscribers } from '../features/selling/components/for-subscribers';
import { PriceSettings } from '../features/selling/components/price-settings';
import type { RepositoryDetail } from '../lib/api-types';

/** What a repository costs, and what it gives of that to what it is built on. */
export default function RepositorySelling({ repository, currency }: { repository: RepositoryDetail; currency: string }) {
  return (
    <>
      <PriceSettings repository={repository} currency={currency} />
      <ForSubscribers repository={repository} />
      <BuiltOn repository={repository} />
    </>
  );
}
