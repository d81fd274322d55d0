// How many rows a dataset has by its card: `dataset_info`, as the datasets library writes it, for one configuration or for several. Pure.

/** Null: the card does not say it, or what it says is no number of rows. */
export function claimedRows(cardData: Record<string, unknown> | null): number | null {
  const info = cardData?.['dataset_info'];
  let rows: number | null = null;
  for (const configuration of listOf(info)) {
    for (const split of listOf(fieldOf(configuration, 'splits'))) {
      const count = fieldOf(split, 'num_examples');
      if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) rows = (rows ?? 0) + count;
    }
  }
  return Number.isSafeInteger(rows) ? rows : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
