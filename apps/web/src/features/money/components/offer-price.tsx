import type { Offer } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Amount } from './amount';
import { LicenceLink } from './licence-link';

/** What an offer costs, how often, and under which words. */
export function OfferPrice({ offer }: { offer: Offer }) {
  const t = useT();
  return (
    <div>
      <p className="text-2xl font-semibold">
        <Amount minor={offer.priceMinor} currency={offer.currency} />
        {offer.kind === 'once' ? null : <span className="text-base font-normal text-muted"> {t('month.each')}</span>}
      </p>
      <p className="text-muted">
        {t(offer.kind === 'once' ? 'buy.once' : 'month.untilCancelled')} · <LicenceLink offer={offer} />
      </p>
    </div>
  );
}
