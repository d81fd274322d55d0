// Pure: what a licence allows in words that machines understand, and how much of a dataset everybody sees.
import { badUseTerms } from './usage.errors';

/** Actions, beside those that every buyer has: to read it, or to use it here. */
export const PERMISSIONS = ['train', 'commercial', 'modify', 'redistribute', 'distribute-results'] as const;
export type LicencePermission = (typeof PERMISSIONS)[number];
export const DUTIES = ['attribute', 'share-alike', 'keep-notices'] as const;
export type LicenceDuty = (typeof DUTIES)[number];

export interface NewOfferDetails {
  spdx?: string | null;
  may?: readonly LicencePermission[];
  must?: readonly LicenceDuty[];
  sample?: { path?: string | null; rows?: number };
}

export interface OfferDetails {
  spdx: string | null;
  may: LicencePermission[];
  must: LicenceDuty[];
  samplePath: string | null;
  sampleRows: number;
}

export const SAMPLE_ROWS = 10;
export const MOST_SAMPLE_ROWS = 100;
const SPDX = /^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$/;

/** Of offers that say nothing: nothing beyond what was bought, and ten rows. */
export const NO_DETAILS: OfferDetails = { spdx: null, may: [], must: [], samplePath: null, sampleRows: SAMPLE_ROWS };

/** Throws 'usage/terms'. */
export function offerDetails({ spdx = null, may = [], must = [], sample = {} }: NewOfferDetails, isUseOnly: boolean): OfferDetails {
  if (spdx !== null && !SPDX.test(spdx)) throw badUseTerms('A licence of SPDX has an identifier such as CC-BY-4.0.');
  if (isUseOnly && may.includes('redistribute')) throw badUseTerms('What is not handed out cannot be given on.');
  const { path = null, rows = SAMPLE_ROWS } = sample;
  return { spdx, may: inOrder(PERMISSIONS, may), must: inOrder(DUTIES, must), samplePath: path === '' ? null : path, sampleRows: rows };
}

/** As tags of lists and of the Hugging Face API have it. */
export function licenceTags({ spdx, may, must }: OfferDetails): string[] {
  return [
    ...(spdx === null ? [] : [`licence-spdx:${spdx}`]),
    ...may.map((one) => `licence-may:${one}`),
    ...must.map((one) => `licence-must:${one}`),
  ];
}

function inOrder<T>(known: readonly T[], said: readonly T[]): T[] {
  return known.filter((one) => said.includes(one));
}
