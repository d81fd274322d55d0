import type { RepositoryFound } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { Badge } from '../../../ui/badge';

/** What it costs in a list, or (null) that it is for those who subscribe to its author. */
export default function CardPrice({ price }: { price: RepositoryFound['price'] }) {
  const t = useT();
  const locale = useLocale();
  // Of what is paid by use it says that it is: what a unit costs is on its page.
  const amount = price?.priceMinor ? formatMoney(price.priceMinor, price.currency, locale) : '';
  return (
    <Badge tone="accent" className="ml-auto shrink-0">
      {price === null ? t('price.subscribers') : price.kind === 'once' ? amount : t(`price.is.${price.kind}`, { price: amount })}
    </Badge>
  );
}
