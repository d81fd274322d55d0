import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AcceptanceState, Offer, RepositoryDetail, UseTerms } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { formatUnits, useUsePrice } from '../../../lib/use-price';
import { Button } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { acceptanceQuery, useAccept, useWithdraw } from '../api/uses';
import { Payer } from './buy-form';
import { MonthUse } from './month-use';

interface Props {
  repository: RepositoryDetail;
  offer: Offer;
  terms: UseTerms;
  payers: readonly string[];
}

/** Who uses it, the agreement to its terms, and what was used once they agreed. */
export function AcceptForm({ repository, offer, terms, payers }: Props) {
  const [holder, setHolder] = useState(payers[0] ?? '');
  const state = useQuery(acceptanceQuery(repository, holder)).data;
  return (
    <div className="space-y-4">
      <Payer payer={holder} payers={payers} onChange={setHolder} />
      {state === undefined ? <Skeleton className="h-20 w-full" /> : null}
      {state?.acceptance ? <Accepted repository={repository} offer={offer} holder={holder} terms={terms} state={state} /> : null}
      {state?.acceptance === null || (state?.acceptance && state.acceptance.offerId !== offer.id) ? (
        <Agree repository={repository} offer={offer} holder={holder} />
      ) : null}
    </div>
  );
}

interface AcceptedProps {
  repository: RepositoryDetail;
  offer: Offer;
  holder: string;
  terms: UseTerms;
  state: AcceptanceState;
}

function Accepted({ repository, offer, holder, terms, state: { acceptance, month } }: AcceptedProps) {
  const t = useT();
  const locale = useLocale();
  const withdraw = useWithdraw(repository);
  if (!acceptance) return null;
  const nothing = { units: '0', terms, amountMinor: '0', currency: offer.currency, saleId: null };
  return (
    <div className="space-y-3">
      <Notice>
        {acceptance.until === null ? t('uses.accepted') : t('uses.acceptedUntil', { day: formatDay(acceptance.until, locale) })}
      </Notice>
      <MonthUse month={month ?? nothing} />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <AppLink href={`/${holder}/-/purchases`} className="text-link hover:underline">
          {t('uses.each')}
        </AppLink>
        <button type="button" className="text-link hover:underline" disabled={withdraw.isPending} onClick={() => withdraw.mutate(holder)}>
          {t('uses.withdraw')}
        </button>
      </p>
    </div>
  );
}

function Agree({ repository, offer, holder }: { repository: RepositoryDetail; offer: Offer; holder: string }) {
  const t = useT();
  const [isAgreed, setAgreed] = useState(false);
  const accept = useAccept(repository);
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAgreed) accept.mutate({ holder, offerId: offer.id });
      }}
    >
      {accept.isError ? <Notice tone="danger">{problemText(accept.error, t)}</Notice> : null}
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          required
          checked={isAgreed}
          onChange={(event) => setAgreed(event.target.checked)}
          className="mt-1 accent-(--accent)"
        />
        <span>{t('uses.agree', { licence: offer.licenceName })}</span>
      </label>
      <Button type="submit" tone="primary" className="w-full" disabled={accept.isPending}>
        {t('uses.accept')}
      </Button>
      <p className="text-xs text-muted">
        {t('uses.acceptNote')}{' '}
        <AppLink href={`/${holder}/-/wallet`} className="text-link underline">
          {t('money.part.wallet')}
        </AppLink>
      </p>
    </form>
  );
}

/** What use costs, in the place of a price. */
export function UsePrice({ terms, currency }: { terms: UseTerms; currency: string }) {
  const t = useT();
  const price = useUsePrice();
  const locale = useLocale();
  const free = formatUnits(terms.freeUnits, locale);
  return (
    <>
      <p className="text-xl font-semibold">{price(terms, currency)}</p>
      {terms.freeUnits === '0' ? null : <p className="text-muted">{t('uses.free', { free })}</p>}
    </>
  );
}
