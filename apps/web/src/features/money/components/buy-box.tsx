// Stands where the contents of a repository would, for who has not bought it: what it costs, what one gets, and buying it without leaving the page.
import { useQuery } from '@tanstack/react-query';
import type { Money, Offer, RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { Skeleton } from '../../../ui/skeleton';
import { moneyQuery } from '../api/money-facts';
import { offerQuery } from '../api/purchases';
import { Amount } from './amount';
import { BuyForm } from './buy-form';
import { LicenceLink } from './licence-link';
import { WhatOneGets } from './what-one-gets';

interface Props {
  repository: RepositoryDetail;
  /** Whose wallets the visitor may pay from; null: nobody is signed in, undefined: not known yet. */
  payers: readonly string[] | null | undefined;
}

export function BuyBox({ repository, payers }: Props) {
  const t = useT();
  const money = useQuery(moneyQuery);
  const offer = useQuery(offerQuery(repository));
  if (money.data === undefined || offer.data === undefined || payers === undefined) return <Skeleton className="h-64 w-full" />;
  if (!offer.data.offer) return <Notice tone="warn">{t('buy.notNow')}</Notice>;
  return <Box repository={repository} offer={offer.data.offer} money={money.data} payers={payers} />;
}

function Box({
  repository,
  offer,
  money,
  payers,
}: {
  repository: RepositoryDetail;
  offer: Offer;
  money: Money;
  payers: readonly string[] | null;
}) {
  const t = useT();
  return (
    <Panel className="mb-6">
      <div className="grid gap-x-10 gap-y-5 md:grid-cols-[minmax(0,1fr)_320px]">
        <div>
          <h2 className="text-lg font-semibold">{t(`buy.title.${repository.type}`)}</h2>
          <p className="mt-1 mb-4 text-muted">{t('buy.text')}</p>
          <WhatOneGets repository={repository} />
        </div>
        <div className="space-y-4">
          <div>
            <p className="text-2xl font-semibold">
              <Amount minor={offer.priceMinor} currency={offer.currency} />
            </p>
            <p className="text-muted">
              {t('buy.once')} · <LicenceLink offer={offer} />
            </p>
          </div>
          {payers === null ? <SignInToBuy /> : <BuyForm repository={repository} offer={offer} money={money} payers={payers} />}
        </div>
      </div>
    </Panel>
  );
}

/** And come back to where they are. */
function SignInToBuy() {
  const t = useT();
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <AppLink href={`/login?next=${encodeURIComponent(here)}`} className={buttonClass('primary', 'w-full')}>
      {t('buy.signIn')}
    </AppLink>
  );
}
