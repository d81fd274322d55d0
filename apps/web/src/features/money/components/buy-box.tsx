// Stands where the contents of a repository would, for who has not bought it: what it costs, what one gets, and buying it without leaving the page.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Offer, RepositoryDetail } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { Skeleton } from '../../../ui/skeleton';
import { moneyQuery } from '../api/money-facts';
import { authorSellable, offerQuery, repositorySellable } from '../api/purchases';
import { BuyForm } from './buy-form';
import { OfferPrice } from './offer-price';
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
  const { offer: own, authorOffer, checkout } = offer.data;
  const shown = own ?? authorOffer;
  if (shown === null) return <Notice tone="warn">{t('buy.notNow')}</Notice>;
  const what = own === null ? authorSellable(repository.namespace) : repositorySellable(repository);
  return (
    <Box repository={repository} offer={shown} isOfAuthor={own === null} other={own === null ? null : authorOffer}>
      {payers === null ? <SignInToBuy /> : <BuyForm what={what} offer={shown} checkout={checkout} money={money.data} payers={payers} />}
    </Box>
  );
}

interface BoxProps {
  repository: RepositoryDetail;
  offer: Offer;
  /** It has no price of its own: subscribing to its author opens it. */
  isOfAuthor: boolean;
  /** Subscribing to its author would open it as well. */
  other: Offer | null;
  children: ReactNode;
}

function Box({ repository, offer, isOfAuthor, other, children }: BoxProps) {
  const t = useT();
  const { namespace, type } = repository;
  const isMonthly = offer.kind === 'monthly';
  const name = isOfAuthor ? namespace : `${namespace}/${repository.name}`;
  return (
    <Panel className="mb-6">
      <div className="grid gap-x-10 gap-y-5 md:grid-cols-[minmax(0,1fr)_320px]">
        <div>
          <h2 className="text-lg font-semibold">{isMonthly ? t('month.titleAuthor', { name }) : t(`buy.title.${type}`)}</h2>
          <p className="mt-1 mb-4 text-muted">
            {isOfAuthor ? t('month.textAuthor', { name }) : t(isMonthly ? 'month.textOwn' : 'buy.text')}
          </p>
          <WhatOneGets repository={repository} isMonthly={isMonthly} />
          {other === null ? null : <OrSubscribe namespace={namespace} offer={other} />}
        </div>
        <div className="space-y-4">
          <OfferPrice offer={offer} />
          {children}
        </div>
      </div>
    </Panel>
  );
}

function OrSubscribe({ namespace, offer }: { namespace: string; offer: Offer }) {
  const t = useT();
  const price = formatMoney(offer.priceMinor, offer.currency, useLocale());
  return (
    <p className="mt-4 text-sm">
      {t('month.orSubscribe', { price })}{' '}
      <AppLink href={`/${encodeURIComponent(namespace)}`} className="text-link underline">
        {t('month.titleAuthor', { name: namespace })}
      </AppLink>
    </p>
  );
}

/** And come back to where they are. */
export function SignInToBuy() {
  const t = useT();
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <AppLink href={`/login?next=${encodeURIComponent(here)}`} className={buttonClass('primary', 'w-full')}>
      {t('buy.signIn')}
    </AppLink>
  );
}
