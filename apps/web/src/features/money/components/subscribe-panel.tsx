// On the page of an author: what subscribing to them costs and opens, and subscribing without leaving the page.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Creator } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button, buttonClass } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { moneyQuery } from '../api/money-facts';
import { authorSellable, creatorQuery } from '../api/purchases';
import { moneyHref } from '../model/money-address';
import { SignInToBuy } from './buy-box';
import { BuyForm } from './buy-form';
import { OfferPrice } from './offer-price';

interface Props {
  namespace: string;
  /** Of those who keep it: they set the price. */
  isOwn: boolean;
  payers: readonly string[] | null | undefined;
}

export function SubscribePanel({ namespace, isOwn, payers }: Props) {
  const t = useT();
  const creator = useQuery(creatorQuery(namespace)).data;
  if (!creator?.offer || payers === undefined) return null;
  const { offer, repositories, isSubscribed } = creator;
  return (
    <Panel title={t('month.titleAuthor', { name: namespace })}>
      <OfferPrice offer={offer} />
      {offer.description === '' ? null : (
        <p className="mt-3 whitespace-pre-line wrap-anywhere" data-by-user="">
          {offer.description}
        </p>
      )}
      <p className="mt-3 mb-4 text-sm text-muted">{t('month.opens', { count: repositories.length })}</p>
      {isOwn ? (
        <AppLink href={moneyHref(namespace, 'subscribers')} className={buttonClass('plain', 'w-full')}>
          {t('month.ownSubscribers')}
        </AppLink>
      ) : isSubscribed ? (
        <Subscribed payers={payers} />
      ) : (
        <Subscribe creator={creator} payers={payers} />
      )}
    </Panel>
  );
}

function Subscribed({ payers }: { payers: readonly string[] | null }) {
  const t = useT();
  const own = payers?.[0];
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Badge tone="accent">{t('month.subscribed')}</Badge>
      {own === undefined ? null : (
        <AppLink href={moneyHref(own, 'purchases')} className="text-link hover:underline">
          {t('month.manage')}
        </AppLink>
      )}
    </p>
  );
}

function Subscribe({ creator: { name, offer, checkout }, payers }: { creator: Creator; payers: readonly string[] | null }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const money = useQuery(moneyQuery).data;
  if (payers === null || offer === null) return <SignInToBuy />;
  const what = authorSellable(name);
  return (
    <>
      <Button tone="primary" className="w-full" onClick={() => setOpen(true)}>
        {t('month.subscribeShort')}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={t('month.titleAuthor', { name })}>
        <OfferPrice offer={offer} />
        <div className="mt-4">
          {money === undefined ? null : <BuyForm what={what} offer={offer} checkout={checkout} money={money} payers={payers} />}
        </div>
      </Dialog>
    </>
  );
}
