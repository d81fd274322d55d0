import type { RepositorySummary } from '../../../lib/api-types';
import { FitBadge } from './fit-badge';
import { useHardware } from './use-hardware';

/** On a card: quiet, and nothing as long as no hardware is declared. */
export function CardFit({ model }: { model: RepositorySummary }) {
  const hardware = useHardware();
  return hardware === null ? null : <FitBadge id={model.id} model={model} hardware={hardware} isShort />;
}
