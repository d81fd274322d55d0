import type { ComputeOffer } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { cx } from '../../../ui/class-names';
import type { ComputeWish } from '../api/computing';
import { isWithin } from '../model/offers';
import { useHourPrice } from './use-hour-price';

interface Props {
  offers: readonly ComputeOffer[];
  currency: string;
  wish: Pick<ComputeWish, 'maxPrice' | 'runners'>;
}

/** Machines that the job could go to, whose they are and how they keep it apart; those beyond what is agreed to are faint. */
export function OfferList({ offers, currency, wish }: Props) {
  const t = useT();
  const hourPrice = useHourPrice();
  if (offers.length === 0) return <p className="text-sm text-muted">{t('compute.noOffers')}</p>;
  return (
    <ul aria-label={t('compute.offers')} className="divide-y divide-line text-sm">
      {offers.map((offer) => (
        <li key={offer.runner} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
          <span className={cx('min-w-0 grow break-words', !isWithin(offer, wish) && 'text-muted')}>
            <span className="font-medium" data-by-user="">
              {offer.runner}
            </span>{' '}
            <span className="text-muted">
              <Whose offer={offer} /> · {t(offer.backend === 'docker' ? 'compute.docker' : 'compute.process')}
              {offer.gpuNames.length === 0 ? null : ` · ${offer.gpuNames.join(', ')}`}
            </span>
          </span>
          {offer.isThere ? null : <Badge tone="warn">{t('compute.away')}</Badge>}
          {isWithin(offer, wish) ? null : <Badge>{t('compute.beyond')}</Badge>}
          <span className="tabular-nums">{hourPrice(offer.hourPrice, currency)}</span>
        </li>
      ))}
    </ul>
  );
}

function Whose({ offer: { owner, isOwn } }: { offer: ComputeOffer }) {
  const t = useT();
  if (isOwn) return t('compute.own');
  return owner === null ? t('compute.hubs') : <span data-by-user="">{t('compute.of', { owner })}</span>;
}
