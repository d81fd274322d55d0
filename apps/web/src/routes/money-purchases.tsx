import { lazy, Suspense } from 'react';
import { Purchases } from '../features/money/components/purchases';
import { UsedOffers } from '../features/money/components/used-offers';
import { MoneyFrame } from './money';

const Held = lazy(async () => ({ default: (await import('./money-selling')).HeldSubscriptions }));

/** /{ns}/-/purchases */
export const PurchasesPage = () => (
  <MoneyFrame part="purchases">
    {({ namespace }) => (
      <>
        <Suspense fallback={null}>
          <Held namespace={namespace} />
        </Suspense>
        <UsedOffers namespace={namespace} />
        <Purchases namespace={namespace} />
      </>
    )}
  </MoneyFrame>
);
