import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import type { Fit, ModelFacts } from '../model/fit';
import type { Hardware } from '../model/hardware';
import { FitDetails } from './fit-details';
import { useHardwareText } from './use-hardware';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  model: ModelFacts;
  fit: Fit;
  hardware: Hardware;
  onChangeHardware: () => void;
}

export function FitPopover({ open, onOpenChange, anchor, model, fit, hardware, onChangeHardware }: Props) {
  const t = useT();
  const change = (next: boolean, { event }: { event: Event }) => {
    // The button closes by its own click; closing here as well would open it again.
    const onButton = event.target instanceof Node && anchor.current?.contains(event.target);
    if (next || !onButton || event.type.startsWith('key')) onOpenChange(next);
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} positionMethod="fixed" sideOffset={6} align="end" collisionPadding={8} className="z-40">
          <Popover.Popup
            finalFocus={anchor}
            className="max-h-(--available-height) w-[min(420px,calc(100vw-16px))] overflow-y-auto rounded-panel border border-line bg-surface p-4 text-sm shadow-raised outline-none"
          >
            <Popover.Title className="font-semibold">{t('fit.title')}</Popover.Title>
            <div className="mt-1 flex flex-wrap items-center justify-between gap-2 text-muted">
              <span>{useHardwareText(hardware)}</span>
              <Button onClick={onChangeHardware}>{t('fit.change')}</Button>
            </div>
            <FitDetails model={model} fit={fit} hardware={hardware} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
