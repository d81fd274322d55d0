// Features of `dataset_info` in a card, which writes them in a form of its own: a list of `{name, dtype | list | struct | sequence}`.
import { type CardData, isObject } from '../layout/data-layout';
import { type Feature, type Features, fromEntries, value } from './features';

const MAX_DEPTH = 24;

/** What the card says of the columns of a configuration; null when it says nothing. */
export function cardFeatures(card: CardData | null, config: string): Features | null {
  const infos = Array.isArray(card?.dataset_info) ? (card.dataset_info as unknown[]) : [card?.dataset_info];
  const own = infos.find(
    (info) => isObject(info) && (info.config_name === config || (info.config_name === undefined && config === 'default')),
  );
  return isObject(own) ? structOf(own.features, 0) : null;
}

function structOf(list: unknown, depth: number): Features | null {
  if (!Array.isArray(list) || depth > MAX_DEPTH) return null;
  const fields = (list as unknown[]).flatMap((item) => {
    const feature = isObject(item) && typeof item.name === 'string' ? featureOf(item, depth) : null;
    return feature ? [[(item as { name: string }).name, feature] as const] : [];
  });
  return fields.length > 0 ? fromEntries(fields) : null;
}

function featureOf(item: Record<string, unknown>, depth: number): Feature | null {
  const list = item.list ?? item.sequence;
  if (list !== undefined) {
    const inner =
      typeof list === 'string'
        ? value(list)
        : Array.isArray(list)
          ? structOf(list, depth + 1)
          : isObject(list)
            ? featureOf({ dtype: list }, depth + 1)
            : null;
    return inner && { _type: 'List', feature: inner };
  }
  if (item.struct !== undefined) return structOf(item.struct, depth + 1);
  const { dtype } = item;
  if (dtype === 'image') return { _type: 'Image' };
  if (dtype === 'audio' || (isObject(dtype) && dtype.audio !== undefined)) return { _type: 'Audio' };
  if (typeof dtype === 'string') return value(dtype);
  return isObject(dtype) ? labelOf(dtype.class_label) : null;
}

/** `names` maps numbers, as texts, to names. */
function labelOf(label: unknown): Feature | null {
  const names = isObject(label) ? label.names : undefined;
  if (Array.isArray(names)) return { _type: 'ClassLabel', names: names.map(String) };
  if (!isObject(names)) return null;
  const sorted = Object.entries(names).toSorted(([a], [b]) => Number(a) - Number(b));
  return { _type: 'ClassLabel', names: sorted.map(([, name]) => String(name)) };
}
