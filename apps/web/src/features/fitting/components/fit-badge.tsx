import { lazy, Suspense, useRef, useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { type Fit, fitOf, type ModelFacts } from '../model/fit';
import { type Hardware, usableBytes } from '../model/hardware';
import { HardwareDialog } from './hardware-button';
import { formatMemory } from './memory-text';

const FitPopover = lazy(async () => ({ default: (await import('./fit-popover')).FitPopover }));

interface Props {
  id: string;
  model: ModelFacts;
  hardware: Hardware;
  isShort?: boolean;
}

/** Whether it fits, in a word; a press shows how that was counted. Where nothing can be said, why not; on a card nothing. */
export function FitBadge({ id, model, hardware, isShort = false }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const fit = fitOf(model, usableBytes(hardware));
  const text = useFitText(fit, isShort);
  if (fit.kind === 'adapter' || fit.kind === 'unknown')
    return isShort ? null : <span className="text-xs text-muted">{t(`fit.${fit.kind}`)}</span>;
  const toggle = () => {
    setOpen(!open);
    setWasOpened(true);
  };
  const changeHardware = () => {
    setOpen(false);
    setChanging(true);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={t('fit.of', { text, model: id })}
        onClick={toggle}
        className={cx(
          'relative z-10 inline-flex h-6 shrink-0 items-center rounded-[4px] border px-1.5 text-xs whitespace-nowrap hover:brightness-95',
          fit.kind === 'fits' ? 'border-transparent bg-accent-soft text-accent-soft-ink' : 'border-line bg-sunken text-muted',
        )}
      >
        {text}
      </button>
      {wasOpened ? (
        <Suspense>
          <FitPopover
            open={open}
            onOpenChange={setOpen}
            anchor={anchor}
            model={model}
            fit={fit}
            hardware={hardware}
            onChangeHardware={changeHardware}
          />
        </Suspense>
      ) : null}
      {isChanging ? (
        <Suspense>
          <HardwareDialog onClose={() => setChanging(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function useFitText(fit: Fit, isShort: boolean): string {
  const t = useT();
  const locale = useLocale();
  if (fit.kind === 'fits') return t('fit.at', { name: fit.best.name });
  if (fit.kind !== 'too-large') return '';
  return t(isShort ? 'fit.needs' : 'fit.tooLarge', { memory: formatMemory(fit.smallest.needsBytes, locale) });
}
