import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Money } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { cx } from '../../../ui/class-names';
import { TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { walletQuery } from '../api/money';
import { moneyHref } from '../model/money-address';
import { tipMinor, tipPresets } from '../model/tip-amounts';
import { Payer, WalletLine } from './buy-form';

interface Props {
  money: Money;
  payers: readonly string[];
  payer: string;
  amount: string;
  onPayer: (name: string) => void;
  onAmount: (text: string) => void;
}

/** How much, from which wallet, and whether that reaches. */
export function TipFields({ money, payers, payer, amount, onPayer, onAmount }: Props) {
  const t = useT();
  const wallet = useQuery(walletQuery(payer)).data;
  const minor = tipMinor(amount, money.currency);
  const missing = wallet === undefined || minor === null ? 0n : minor - BigInt(wallet.availableMinor);
  return (
    <>
      <div>
        <TextField
          label={t('tip.amount', { currency: money.currency })}
          value={amount}
          onChange={(event) => onAmount(event.target.value)}
          error={amount !== '' && minor === null ? t('money.noAmount') : undefined}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          name="amount"
        />
        <Presets money={money} amount={amount} onAmount={onAmount} />
      </div>
      <Payer payer={payer} payers={payers} onChange={onPayer} />
      {wallet === undefined ? null : <WalletLine minor={wallet.availableMinor} currency={wallet.currency} />}
      {missing > 0n ? <Missing minor={missing} payer={payer} currency={money.currency} /> : null}
    </>
  );
}

function Presets({ money, amount, onAmount }: Pick<Props, 'money' | 'amount' | 'onAmount'>) {
  const t = useT();
  const write = useMoney();
  return (
    <div role="group" aria-label={t('tip.presets')} className="mt-2 flex flex-wrap gap-2">
      {tipPresets(money.currency).map((text) => (
        <button
          key={text}
          type="button"
          aria-pressed={text === amount}
          onClick={() => onAmount(text)}
          className={cx(
            'h-8 rounded-control border px-3 tabular-nums',
            text === amount ? 'border-accent bg-accent-soft text-accent-soft-ink' : 'border-line-strong bg-surface text-ink hover:bg-hover',
          )}
        >
          {write(tipMinor(text, money.currency) ?? 0n, money.currency)}
        </button>
      ))}
    </div>
  );
}

function Missing({ minor, payer, currency }: { minor: bigint; payer: string; currency: string }) {
  const t = useT();
  const write = useMoney();
  return (
    <Notice tone="warn">
      <p role="status">
        {t('buy.missing', { amount: write(minor, currency) })}{' '}
        <AppLink href={moneyHref(payer, 'wallet')} className="underline">
          {t('money.topUp')}
        </AppLink>
      </p>
    </Notice>
  );
}

/** The state of a form for a tip: a try after a lost answer is the same wish, other terms are another one. */
export function useTipForm(payers: readonly string[], makeKey: () => string) {
  const [state, setState] = useState(() => ({ amount: '', payer: payers[0] ?? '', requestKey: makeKey() }));
  const set = (change: { amount?: string; payer?: string }) => setState((before) => ({ ...before, ...change, requestKey: makeKey() }));
  return { ...state, set };
}
