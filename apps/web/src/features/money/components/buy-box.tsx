// Stands where the contents of a repository would, for who has not bought it: what it costs, what one gets, and buying it without leaving the page.
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Money, Offer, RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { Skeleton } from '../../../ui/skeleton';
import { moneyQuery } from '../api/money-facts';
import { offerQuery } from '../api/purchases';
import { AcceptForm, UsePrice } from './accept-form';
import { Amount } from './amount';
import { BuyForm } from './buy-form';
import { LicenceLink } from './licence-link';
import { LicenceTermsList } from './licence-terms';
import { WhatOneGets } from './what-one-gets';

/** With the words of checks, which only datasets need. */
const DatasetFacts = lazy(async () => {
  const [{ ready }, { DatasetFacts: Facts }] = await Promise.all([import('../../../lib/tuning-words'), import('./dataset-facts')]);
  await ready;
  return { default: Facts };
});

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
  const { offer: terms, isUsable } = offer.data;
  return (
    <>
      <Box repository={repository} offer={terms} money={money.data} payers={payers} isUsable={isUsable} />
      {repository.type === 'dataset' ? (
        <Suspense>
          <DatasetFacts repository={repository} />
        </Suspense>
      ) : null}
    </>
  );
}

function Box({
  repository,
  offer,
  money,
  payers,
  isUsable,
}: {
  repository: RepositoryDetail;
  offer: Offer;
  money: Money;
  payers: readonly string[] | null;
  isUsable: boolean;
}) {
  const t = useT();
  return (
    <Panel className="mb-6">
      <div className="grid gap-x-10 gap-y-5 md:grid-cols-[minmax(0,1fr)_320px]">
        <div>
          <h2 className="text-lg font-semibold">
            {t(offer.scope === 'use' ? `uses.title.${repository.type}` : `buy.title.${repository.type}`)}
          </h2>
          <p className="mt-1 mb-4 text-muted">{t(offer.scope === 'use' ? `uses.text.${repository.type}` : 'buy.text')}</p>
          {offer.scope === 'use' ? null : <WhatOneGets repository={repository} />}
          <div className="mt-4">
            <LicenceTermsList repository={repository} offer={offer} />
          </div>
        </div>
        <div className="space-y-4">
          <div>
            {offer.use ? (
              <UsePrice terms={offer.use} currency={offer.currency} />
            ) : (
              <p className="text-2xl font-semibold">
                <Amount minor={offer.priceMinor} currency={offer.currency} />
              </p>
            )}
            <p className="text-muted">{t(offer.use ? 'uses.monthly' : 'buy.once')}</p>
            <p>
              <LicenceLink offer={offer} />
            </p>
          </div>
          {payers === null ? (
            <SignInToBuy />
          ) : (
            <Having repository={repository} offer={offer} money={money} payers={payers} isUsable={isUsable} />
          )}
        </div>
      </div>
    </Panel>
  );
}

/** How one comes to have it: by accepting its terms, or by buying it; and what who has the use of it does with that. */
function Having({
  isUsable,
  ...props
}: {
  repository: RepositoryDetail;
  offer: Offer;
  money: Money;
  payers: readonly string[];
  isUsable: boolean;
}) {
  const t = useT();
  if (props.offer.use) return <AcceptForm {...props} terms={props.offer.use} />;
  return isUsable ? <Notice>{t('uses.bought')}</Notice> : <BuyForm {...props} />;
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
