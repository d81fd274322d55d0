import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { modelFactsOf } from '../model/model-facts';
import { FitBadge } from './fit-badge';
import { HardwareButton } from './hardware-button';
import { useHardware } from './use-hardware';

/** Whether it fits; the first column offers to declare hardware where none is. */
export function VersusFit({ model, isFirst }: { model: RepositoryDetail; isFirst: boolean }) {
  const t = useT();
  const hardware = useHardware();
  if (hardware === null) return isFirst ? <HardwareButton label={t('fit.declare')} /> : <span className="text-muted">–</span>;
  return <FitBadge id={model.id} model={modelFactsOf(model)} hardware={hardware} />;
}
