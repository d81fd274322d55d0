import { Purchases } from '../features/money/components/purchases';
import { UsedOffers } from '../features/money/components/used-offers';
import { MoneyFrame } from './money';

function Bought({ namespace }: { namespace: string }) {
  return (
    <>
      <UsedOffers namespace={namespace} />
      <Purchases namespace={namespace} />
    </>
  );
}

/** /{ns}/-/purchases */
export const PurchasesPage = () => <MoneyFrame part="purchases">{({ namespace }) => <Bought namespace={namespace} />}</MoneyFrame>;
