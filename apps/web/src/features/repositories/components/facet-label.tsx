import type { FacetKind } from '@modelgrove/shared';
import { useLocale, useT, type Translate } from '../../../lib/i18n';
import { languageName } from '../../../lib/language-name';
import { PRICES, RANGES } from '../model/list-search';
import { TaskLabel } from './task-label';

/** A value of a facet in the reader's words. */
export function FacetLabel({ kind, value }: { kind: FacetKind; value: string }) {
  const locale = useLocale();
  const t = useT();
  if (kind === 'price') return <>{priceLabel(value, t)}</>;
  if (kind === 'task') return <TaskLabel tag={value} />;
  return <span data-by-user="">{kind === 'language' ? languageName(value, locale) : value}</span>;
}

export function priceLabel(value: string, t: Translate): string {
  const known = PRICES.find((kind) => kind === value);
  return known === undefined ? value : t(`price.${known}`);
}

export function rangeLabel(range: string, t: Translate): string {
  const [from, to] = RANGES[range] ?? [];
  const billions = (value: number) => `${value / 1e9}B`;
  if (from === undefined) return t('facet.below', { to: billions(to ?? 0) });
  if (to === undefined) return t('facet.above', { from: billions(from) });
  return `${billions(from)} – ${billions(to)}`;
}
