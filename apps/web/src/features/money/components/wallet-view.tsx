import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Money, Wallet } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Figure, Figures } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { topUpsQuery, walletQuery } from '../api/money';
import { moneyHref } from '../model/money-address';
import { Amount } from './amount';
import { BudgetPanel } from './budget-panel';
import { EarningsGlance } from './earnings-glance';
import { TopUpDialog } from './top-up-dialog';
import { UsePanel } from './use-panel';
import { useFreshWallet } from './top-up-progress';

interface Props {
  namespace: string;
  money: Money;
  /** Others may look, and not pay. */
  mayPay: boolean;
}

export function WalletView({ namespace, money, mayPay }: Props) {
  const wallet = useQuery(walletQuery(namespace));
  const topUps = useInfiniteQuery(topUpsQuery(namespace));
  useFreshWallet(namespace, (topUps.data?.pages ?? []).flatMap(({ payments }) => payments.map(({ id, state }) => id + state)).join());
  return (
    <QueryView query={wallet} waiting={<SkeletonRows count={2} className="h-14" />}>
      {(data) => (
        <div className="space-y-4">
          <WalletFigures wallet={data} />
          {mayPay ? <TopUp namespace={namespace} money={money} /> : null}
          {money.providers.includes('credits') ? <BudgetPanel namespace={namespace} /> : null}
          <UsePanel namespace={namespace} currency={data.currency} mayPay={mayPay} />
          <EarningsGlance wallet={data} />
        </div>
      )}
    </QueryView>
  );
}

function WalletFigures({ wallet: { availableMinor, heldMinor, promoMinor, currency } }: { wallet: Wallet }) {
  const t = useT();
  return (
    <Figures>
      <Figure title={t('money.available')} note={t('money.availableNote')}>
        <Amount minor={availableMinor} currency={currency} />
      </Figure>
      <Figure title={t('money.held')} note={t('money.heldNote')}>
        <Amount minor={heldMinor} currency={currency} />
      </Figure>
      {promoMinor === '0' ? null : (
        <Figure title={t('money.promo')} note={t('money.promoNote')}>
          <Amount minor={promoMinor} currency={currency} />
        </Figure>
      )}
    </Figures>
  );
}

function TopUp({ namespace, money }: { namespace: string; money: Money }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="primary" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        {t('money.topUp')}
      </Button>
      <TopUpDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        namespace={namespace}
        money={money}
        returnTo={moneyHref(namespace, 'wallet')}
      />
    </>
  );
}
