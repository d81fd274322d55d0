import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Offer } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { useToast } from '../../../ui/toast';
import { type Sellable, useBuy } from '../api/purchases';

/** Refusals after which what the page shows is not so any more. */
const STALE = ['sale/offer-changed', 'sale/not-offered', 'sale/bought', 'sale/not-needed', 'ledger/insufficient-funds'];

/** The agreement to one offer, and buying by it: whoever agreed to other terms agrees anew. */
export function usePurchase(what: Sellable, offer: Offer, payer: string) {
  const t = useT();
  const { say } = useToast();
  const client = useQueryClient();
  const [agreedTo, setAgreedTo] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [wish, setWish] = useState({ for: '', requestKey: '' });
  const purchase = useBuy(what, () => say(t(offer.kind === 'once' ? 'buy.done' : 'month.done')));
  const isAgreed = agreedTo === offer.id;
  const buy = () => {
    setAsked(true);
    if (!isAgreed || purchase.isPending) return;
    // The same wish is sent with the same key, however often: it is bought once.
    const by = `${offer.id} ${payer}`;
    const requestKey = wish.for === by ? wish.requestKey : newRequestKey();
    setWish({ for: by, requestKey });
    purchase.mutate({ buyer: payer, offerId: offer.id, requestKey }, { onError: (error) => void refresh(error) });
  };
  const refresh = async (error: unknown) => {
    if (!(error instanceof HubError) || !STALE.includes(error.code)) return;
    await Promise.all(['offer', 'repository', 'wallet'].map((name) => client.invalidateQueries({ queryKey: [name] })));
  };
  const agree = (is: boolean) => setAgreedTo(is ? offer.id : null);
  const problem = purchase.error ? problemText(purchase.error, t) : null;
  return { isAgreed, agree, needsAgreement: isAsked && !isAgreed && problem === null, buy, isPending: purchase.isPending, problem };
}
