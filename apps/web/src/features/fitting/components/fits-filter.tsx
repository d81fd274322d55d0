import { useId } from 'react';
import { useT } from '../../../lib/i18n';
import { usableGb } from '../model/hardware';
import { HardwareButton } from './hardware-button';
import { useHardware, useHardwareText } from './use-hardware';

/** “Fits my hardware”: what an address says of it stands whatever this browser keeps. */
export function FitsFilter({ fits, onShow }: { fits: string; onShow: (fits: string) => void }) {
  const t = useT();
  const id = useId();
  const hardware = useHardware();
  const text = useHardwareText(hardware);
  const own = hardware === null ? '' : usableGb(hardware);
  return (
    <div role="group" aria-labelledby={id} className="border-b border-line py-3">
      <h2 id={id} className="font-semibold">
        {t('fit.hardware')}
      </h2>
      {hardware === null ? null : (
        <label className="mt-1 flex min-h-7 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            checked={fits !== ''}
            onChange={() => onShow(fits === '' ? own : '')}
            className="size-4 shrink-0 accent-accent"
          />
          {t('fit.only')}
        </label>
      )}
      <p className="mt-1 text-xs text-muted">{hardware === null ? t('fit.declareWhy') : text}</p>
      <div className="mt-2">
        <HardwareButton label={t(hardware === null ? 'fit.declare' : 'fit.change')} />
      </div>
    </div>
  );
}
