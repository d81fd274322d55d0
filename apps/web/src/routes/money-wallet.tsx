import { useQuery } from '@tanstack/react-query';
import { walletQuery } from '../features/money/api/money';
import { Amount } from '../features/money/components/amount';
import { useT } from '../lib/i18n';
import { Figure, Figures } from '../ui/figures';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { MoneyFrame } from './money';

/** /{ns}/-/wallet */
export const WalletPage = () => <MoneyFrame part="wallet">{({ namespace }) => <WalletOf namespace={namespace} />}</MoneyFrame>;

function WalletOf({ namespace }: { namespace: string }) {
  const t = useT();
  const wallet = useQuery(walletQuery(namespace));
  return (
    <QueryView query={wallet} waiting={<SkeletonRows count={2} className="h-14" />}>
      {({ availableMinor, heldMinor, currency }) => (
        <Figures>
          <Figure title={t('money.available')} note={t('money.availableNote')}>
            <Amount minor={availableMinor} currency={currency} />
          </Figure>
          <Figure title={t('money.held')} note={t('money.heldNote')}>
            <Amount minor={heldMinor} currency={currency} />
          </Figure>
        </Figures>
      )}
    </QueryView>
  );
}
