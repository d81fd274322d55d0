import type { Sale } from '../../../lib/api-types';
import type { Translate } from '../../../lib/i18n';

/** A repository by its name, or a runner's time. */
export function whatWasSold({ kind, repository }: Pick<Sale, 'kind' | 'repository'>, t: Translate): string {
  return kind === 'compute' ? t('sale.compute', { runner: repository }) : repository;
}
