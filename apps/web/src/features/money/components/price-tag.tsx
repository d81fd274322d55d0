import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { useUsePrice } from '../../../lib/use-price';
import { Badge } from '../../../ui/badge';
import { offerQuery } from '../api/purchases';

/** What a repository costs, in its header; and whether who looks has it already. */
export function PriceTag({ repository, isOwn }: { repository: RepositoryKey; isOwn: boolean }) {
  const t = useT();
  const locale = useLocale();
  const usePrice = useUsePrice();
  const { data } = useQuery(offerQuery(repository));
  const offer = data?.offer ?? data?.authorOffer;
  if (!data || !offer) return null;
  const { use, kind, priceMinor, currency } = offer;
  const amount = use ? usePrice(use, currency) : formatMoney(priceMinor, currency, locale);
  const price = kind === 'monthly' ? t('month.price', { price: amount }) : amount;
  const state = data.isBought || (data.isUsable && !use) ? 'bought' : isOwn ? 'own' : 'price';
  return (
    <Badge tone="accent" className="h-8 px-2.5 text-sm font-medium whitespace-nowrap">
      {state === 'price' ? price : t(`buy.tag.${state}`, { price })}
    </Badge>
  );
}
