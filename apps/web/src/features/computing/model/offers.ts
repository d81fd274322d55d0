import { parseMicro } from '@modelgrove/shared';
import type { ComputeOffer } from '../../../lib/api-types';
import type { ComputeWish } from '../api/computing';

/** Whether it could take the job up as it is wished for. */
export function isWithin(
  { owner, isOwn, hourPrice }: ComputeOffer,
  { maxPrice, runners }: Pick<ComputeWish, 'maxPrice' | 'runners'>,
): boolean {
  const isMet = (parseMicro(hourPrice) ?? 0n) <= (parseMicro(maxPrice) ?? 0n);
  return isOwn || (isMet && (owner === null || runners !== 'none'));
}
