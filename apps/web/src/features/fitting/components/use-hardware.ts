import { useMemo } from 'react';
import { useT } from '../../../lib/i18n';
import { keepStored, useStored } from '../../../lib/use-stored';
import { type Hardware, HARDWARE_KEY, readHardware, writeHardware } from '../model/hardware';

/** What this browser keeps, in every tab of it; null when nothing was declared. */
export function useHardware(): Hardware | null {
  const kept = useStored(HARDWARE_KEY);
  return useMemo(() => readHardware(kept), [kept]);
}

export function keepHardware(hardware: Hardware | null): void {
  keepStored(HARDWARE_KEY, hardware && writeHardware(hardware));
}

/** `GPU: 2 × 24 GB + 8 GB`. */
export function useHardwareText(hardware: Hardware | null): string {
  const t = useT();
  if (hardware === null) return '';
  if (hardware.kind === 'memory') return t('fit.memory', { memory: `${hardware.memoryGb} GB` });
  const sizes = [...Map.groupBy(hardware.gpusGb, (size) => size)];
  const cards = sizes.map(([size, same]) => (same.length > 1 ? `${same.length} × ${size} GB` : `${size} GB`));
  return t('fit.gpus', { memory: cards.join(' + ') });
}
