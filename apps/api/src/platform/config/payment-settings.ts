// How people pay on this hub, if they do.
import { type Currency, CURRENCIES, HUB_CREDITS, isCurrency } from '@modelgrove/shared';
import type { Environment } from './environment';
import { Refused } from './environment';

export const PAYMENT_PROVIDERS = ['manual', 'credits', 'fake'] as const;
export type PaymentProviderName = (typeof PAYMENT_PROVIDERS)[number];

export interface PaymentSettings {
  /** In the order in which they are offered; none: nothing costs anything here. */
  providers: readonly PaymentProviderName[];
  currency: Currency;
  /** Where to transfer money to, for the provider `manual`. */
  transferInstructions: string;
}

export function readPayments(vars: Environment, isLoopback: boolean): PaymentSettings {
  const providers = vars.read('GROVE_PAYMENTS', [] as PaymentProviderName[], parseProviders, 'manual');
  const isCredits = providers.includes('credits');
  const currency = vars.read('GROVE_CURRENCY', isCredits ? HUB_CREDITS : 'CNY', parseCurrency, 'CNY');
  const transferInstructions = vars.read('GROVE_PAYMENTS_TRANSFER_TO', '', (text) => text, 'Acme Ltd, account 12-345-678, Bank of …');
  if (providers.includes('fake') && !isLoopback)
    vars.refuse('GROVE_PAYMENTS', "lists 'fake', with which nobody pays, and this hub can be reached from other machines", 'manual');
  if (providers.includes('manual') && transferInstructions === '')
    vars.refuse('GROVE_PAYMENTS_TRANSFER_TO', 'is needed, because GROVE_PAYMENTS lists manual', 'Acme Ltd, account 12-345-678, Bank of …');
  if (isCredits && providers.length > 1)
    vars.refuse('GROVE_PAYMENTS', "lists 'credits' beside others: the hub's own units are given out, and not sold", 'credits');
  if (isCredits !== (currency === HUB_CREDITS))
    vars.refuse(
      'GROVE_CURRENCY',
      `is ${currency}: the provider credits and the units ${HUB_CREDITS} belong together`,
      isCredits ? HUB_CREDITS : 'CNY',
    );
  return { providers, currency, transferInstructions };
}

function parseProviders(text: string): PaymentProviderName[] {
  if (text.toLowerCase() === 'none') return [];
  const names = text.split(/[\s,]+/).filter(Boolean);
  const stranger = names.find((name) => !(PAYMENT_PROVIDERS as readonly string[]).includes(name));
  if (stranger !== undefined) throw new Refused(`lists '${stranger}'; there are ${PAYMENT_PROVIDERS.join(', ')}`);
  if (new Set(names).size < names.length) throw new Refused('lists a provider twice');
  return names as PaymentProviderName[];
}

function parseCurrency(text: string): Currency {
  const code = text.toUpperCase();
  if (!isCurrency(code)) throw new Refused(`is '${text}'; there are ${Object.keys(CURRENCIES).join(', ')}`);
  return code;
}
