import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { modelFactsOf } from '../model/model-facts';
import { FitBadge } from './fit-badge';
import { HardwareButton } from './hardware-button';
import { useHardware } from './use-hardware';
import { useTray } from './use-tray';

/** Below the facts of a model: whether it fits, and a way to put it beside others. */
export function FitFacts({ model }: { model: RepositoryDetail }) {
  const t = useT();
  const hardware = useHardware();
  const { has, toggle } = useTray();
  return (
    <div className="mt-3 flex min-h-11 flex-wrap items-center justify-between gap-2 border-t border-line pt-3">
      {hardware === null ? (
        <HardwareButton label={t('fit.doesIt')} />
      ) : (
        <FitBadge id={model.id} model={modelFactsOf(model)} hardware={hardware} />
      )}
      <Button
        aria-pressed={has(model.id)}
        onClick={() => toggle(model.id)}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent-soft-ink"
      >
        <Icon name="compare" />
        {t('tray.compare')}
      </Button>
    </div>
  );
}
