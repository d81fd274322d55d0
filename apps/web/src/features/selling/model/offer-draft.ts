// What the price editor holds while it is edited, and what is sent of it. Pure.
import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import type { LicenceTerms, Offer } from '../../../lib/api-types';

export interface OfferDraft {
  kind: Offer['kind'];
  /** Of an author. */
  description: string;
  isUseOnly: boolean;
  /** Of what is bought once: for how many months new versions come with it; null: all there will be. */
  updatesMonths: number | null;
  price: string;
  unit: string;
  usePrice: string;
  per: number;
  freeUnits: string;
  spdx: string;
  may: LicenceTerms['may'];
  must: LicenceTerms['must'];
  sampleRows: string;
  samplePath: string;
}

const FIRST_UNIT = { model: 'tokens', dataset: 'jobs', app: '' } as const;
const USE_PRICE = /^\d{1,7}(?:\.\d{1,6})?$/;

export function draftOf(offer: Offer | null, type: keyof typeof FIRST_UNIT | null): OfferDraft {
  const use = offer?.use ?? null;
  return {
    kind: offer?.kind ?? (type === null ? 'monthly' : 'once'),
    description: offer?.description ?? '',
    isUseOnly: offer?.scope === 'use',
    updatesMonths: offer?.updatesMonths ?? null,
    price: offer === null || use ? '' : amountText(BigInt(offer.priceMinor), offer.currency as Currency),
    unit: use?.unit ?? (type === null ? '' : FIRST_UNIT[type]),
    usePrice: use?.price ?? '',
    per: use?.per ?? (type === 'model' ? 1000 : 1),
    freeUnits: use?.freeUnits ?? '0',
    spdx: offer?.details.spdx ?? '',
    may: offer?.details.may ?? [],
    must: offer?.details.must ?? [],
    sampleRows: String(offer?.details.sampleRows ?? 10),
    samplePath: offer?.details.samplePath ?? '',
  };
}

/** Whether something could be sold at it. */
export function isPriced({ kind, price, usePrice, unit, freeUnits }: OfferDraft, currency: string): boolean {
  if (kind !== 'use') return (parseAmount(price, currency as Currency) ?? 0n) > 0n;
  return USE_PRICE.test(usePrice.trim()) && Number(usePrice) > 0 && unit.trim() !== '' && /^\d{1,12}$/.test(freeUnits.trim());
}

export function wishOf(draft: OfferDraft, type: keyof typeof FIRST_UNIT | null): object {
  if (type === null) return { description: draft.description, price: draft.price.trim() };
  const { kind, isUseOnly, updatesMonths, price, unit, usePrice, per, freeUnits, spdx, must, sampleRows, samplePath } = draft;
  const scope = kind === 'use' || isUseOnly ? 'use' : 'read';
  const may = scope === 'use' ? draft.may.filter((one) => one !== 'redistribute') : draft.may;
  const sample = { rows: Number(sampleRows), path: samplePath.trim() === '' ? null : samplePath.trim() };
  const details = { spdx: spdx.trim() === '' ? null : spdx.trim(), may, must, sample };
  const terms = { unit: unit.trim(), price: usePrice.trim(), per, freeUnits: freeUnits.trim() };
  if (kind === 'use') return { kind, scope, details, use: terms };
  return { kind, scope, details, price: price.trim(), ...(kind === 'once' ? { updatesMonths } : {}) };
}
