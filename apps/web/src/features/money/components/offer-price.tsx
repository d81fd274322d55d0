import type { Offer } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { UsePrice } from './accept-form';
import { Amount } from './amount';
import { LicenceLink } from './licence-link';

const HOW = { once: 'buy.once', monthly: 'month.untilCancelled', use: 'uses.monthly' } as const;

/** What an offer costs, how often, and under which words. */
export function OfferPrice({ offer }: { offer: Offer }) {
  const t = useT();
  return (
    <div>
      {offer.use ? (
        <UsePrice terms={offer.use} currency={offer.currency} />
      ) : (
        <p className="text-2xl font-semibold">
          <Amount minor={offer.priceMinor} currency={offer.currency} />
          {offer.kind === 'once' ? null : <span className="text-base font-normal text-muted"> {t('month.each')}</span>}
        </p>
      )}
      <p className="text-muted">
        {t(HOW[offer.kind])} · <LicenceLink offer={offer} />
      </p>
    </div>
  );
}
