import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Checkout, Money, Offer } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { topUpsQuery, walletQuery } from '../api/money';
import type { Sellable } from '../api/purchases';
import { isUnderWay } from '../model/payment-state';
import { usePurchase } from '../model/use-purchase';
import { Amount } from './amount';
import { TopUpDialog } from './top-up-dialog';
import { useFreshWallet } from './top-up-progress';
import { WhatIsPaid } from './what-is-paid';

interface Props {
  what: Sellable;
  offer: Offer;
  checkout: Checkout | null;
  money: Money;
  payers: readonly string[];
}

/** Whose wallet pays, whether it reaches, and the agreement to the licence. */
export function BuyForm({ what, offer, checkout, money, payers }: Props) {
  const [payer, setPayer] = useState(payers[0] ?? '');
  const wallet = useQuery(walletQuery(payer)).data;
  const topUps = useInfiniteQuery(topUpsQuery(payer)).data?.pages.flatMap(({ payments }) => payments) ?? [];
  useFreshWallet(payer, topUps.map(({ id, state }) => id + state).join());
  const missing = wallet === undefined ? 0n : BigInt(offer.priceMinor) - BigInt(wallet.availableMinor);
  return (
    <div className="space-y-4">
      <Payer payer={payer} payers={payers} onChange={setPayer} />
      {wallet === undefined ? null : <WalletLine minor={wallet.availableMinor} currency={wallet.currency} />}
      {missing > 0n ? (
        <Missing missingMinor={missing} payer={payer} money={money} isComing={topUps.some(isUnderWay)} returnTo={what.page} />
      ) : null}
      {checkout === null ? null : <WhatIsPaid offer={offer} checkout={checkout} />}
      <Agreement what={what} offer={offer} payer={payer} isEnough={wallet !== undefined && missing <= 0n} />
    </div>
  );
}

export function Payer({ payer, payers, onChange }: { payer: string; payers: readonly string[]; onChange: (name: string) => void }) {
  const t = useT();
  if (payers.length < 2) return null;
  return (
    <SelectField label={t('buy.payer')} hint={t('buy.payerNote')} value={payer} onChange={(event) => onChange(event.target.value)}>
      {payers.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

export function WalletLine({ minor, currency }: { minor: string; currency: string }) {
  const t = useT();
  return (
    <p className="flex justify-between gap-4">
      <span className="text-muted">{t('buy.inWallet')}</span>
      <Amount minor={minor} currency={currency} />
    </p>
  );
}

interface MissingProps {
  missingMinor: bigint;
  payer: string;
  money: Money;
  /** A payment is on its way. */
  isComing: boolean;
  returnTo: string;
}

/** The top-up is right here, and the purchase goes on where it was. */
function Missing({ missingMinor, payer, money, isComing, returnTo }: MissingProps) {
  const t = useT();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Notice tone="warn">
        <p role="status">{t('buy.missing', { amount: formatMoney(missingMinor, money.currency, locale) })}</p>
        {isComing ? <p className="mt-1">{t('buy.coming')}</p> : null}
      </Notice>
      <Button tone="primary" className="w-full" onClick={() => setOpen(true)}>
        {t('money.topUp')}
      </Button>
      <TopUpDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        namespace={payer}
        money={money}
        missingMinor={missingMinor}
        returnTo={returnTo}
      />
    </>
  );
}

function Agreement({ what, offer, payer, isEnough }: { what: Sellable; offer: Offer; payer: string; isEnough: boolean }) {
  const t = useT();
  const locale = useLocale();
  const { isAgreed, agree, needsAgreement, buy, isPending, problem } = usePurchase(what, offer, payer);
  const price = formatMoney(offer.priceMinor, offer.currency, locale);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isEnough) buy();
      }}
      className="space-y-3"
    >
      {problem === null ? null : <Notice tone="danger">{problem}</Notice>}
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={isAgreed}
          onChange={(event) => agree(event.target.checked)}
          aria-invalid={needsAgreement || undefined}
          className="mt-1 accent-(--accent)"
        />
        <span>{t('buy.agree', { licence: offer.licenceName })}</span>
      </label>
      {needsAgreement ? (
        <p role="alert" className="text-xs text-danger">
          {t('buy.agreeFirst')}
        </p>
      ) : null}
      <Button type="submit" tone={isEnough ? 'primary' : 'plain'} className="w-full" disabled={!isEnough || isPending}>
        {t(offer.kind === 'once' ? 'buy.buy' : 'month.subscribe', { price })}
      </Button>
    </form>
  );
}
