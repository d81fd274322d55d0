// Stands where the contents of a repository would, for who has not bought it: what it costs, what one gets, and buying it without leaving the page.
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Money, Offer, OfferState, RepositoryDetail } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { Skeleton } from '../../../ui/skeleton';
import { moneyQuery } from '../api/money-facts';
import { authorSellable, offerQuery, repositorySellable } from '../api/purchases';
import { AcceptForm } from './accept-form';
import { BuyForm } from './buy-form';
import { LicenceTermsList } from './licence-terms';
import { OfferPrice } from './offer-price';
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
  const { offer: own, authorOffer, isUsable } = offer.data;
  const shown = own ?? authorOffer;
  if (shown === null) return <Notice tone="warn">{t('buy.notNow')}</Notice>;
  return (
    <>
      <Box repository={repository} offer={shown} isOfAuthor={own === null} other={own === null ? null : authorOffer}>
        {payers === null ? (
          <SignInToBuy />
        ) : (
          <Having repository={repository} state={offer.data} money={money.data} payers={payers} isUsable={isUsable} />
        )}
      </Box>
      {own !== null && repository.type === 'dataset' ? (
        <Suspense>
          <DatasetFacts repository={repository} />
        </Suspense>
      ) : null}
    </>
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
  const { namespace } = repository;
  return (
    <Panel className="mb-6">
      <div className="grid gap-x-10 gap-y-5 md:grid-cols-[minmax(0,1fr)_320px]">
        <div>
          <Heading repository={repository} offer={offer} isOfAuthor={isOfAuthor} />
          {offer.scope === 'use' ? null : <WhatOneGets repository={repository} offer={offer} />}
          {isOfAuthor ? null : (
            <div className="mt-4">
              <LicenceTermsList repository={repository} offer={offer} />
            </div>
          )}
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

function Heading({ repository, offer, isOfAuthor }: { repository: RepositoryDetail; offer: Offer; isOfAuthor: boolean }) {
  const t = useT();
  const { namespace, type } = repository;
  const isUseOnly = offer.scope === 'use';
  const isMonthly = offer.kind === 'monthly' && !isUseOnly;
  const name = isOfAuthor ? namespace : `${namespace}/${repository.name}`;
  const text = isUseOnly ? t(`uses.text.${type}`) : t(isMonthly ? 'month.textOwn' : 'buy.text');
  return (
    <>
      <h2 className="text-lg font-semibold">
        {isMonthly ? t('month.titleAuthor', { name }) : t(isUseOnly ? `uses.title.${type}` : `buy.title.${type}`)}
      </h2>
      <p className="mt-1 mb-4 text-muted">{isOfAuthor ? t('month.textAuthor', { name }) : text}</p>
    </>
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

interface HavingProps {
  repository: RepositoryDetail;
  state: OfferState;
  money: Money;
  payers: readonly string[];
  isUsable: boolean;
}

/** How one comes to have it: by accepting its terms, or by buying it; and what who has the use of it does with that. */
function Having({ repository, state: { offer, authorOffer, checkout }, money, payers, isUsable }: HavingProps) {
  const t = useT();
  const shown = offer ?? authorOffer;
  if (shown === null) return null;
  if (shown.use) return <AcceptForm repository={repository} offer={shown} terms={shown.use} payers={payers} />;
  if (isUsable && shown.scope === 'use') return <Notice>{t('uses.bought')}</Notice>;
  const what = offer === null ? authorSellable(repository.namespace) : repositorySellable(repository);
  return <BuyForm what={what} offer={shown} checkout={checkout} money={money} payers={payers} />;
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
