import { type FormEvent, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { readGigabytes } from '../../../lib/model-memory';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { GPU_SIZES, type Hardware, MEMORY_SIZES, MOST_GPUS } from '../model/hardware';
import { GigabytesField } from './gigabytes-field';
import { SizeButtons } from './size-buttons';
import { keepHardware, useHardware } from './use-hardware';

interface Draft {
  kind: Hardware['kind'];
  /** As typed. */
  gpus: readonly string[];
  memory: string;
}

/** Says once what memory there is; the browser keeps it. */
export function HardwareDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const known = useHardware();
  const [draft, setDraft] = useState(() => draftOf(known));
  const [isTried, setTried] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    // It stands in a popover whose own form, if any, is not meant.
    event.stopPropagation();
    const hardware = hardwareOf(draft);
    setTried(true);
    if (hardware === null) return;
    keepHardware(hardware);
    onClose();
  };
  const forget = () => {
    keepHardware(null);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t('fit.hardware')} description={t('fit.kept')}>
      <form onSubmit={save} noValidate className="space-y-4">
        <Kinds kind={draft.kind} onChoose={(kind) => setDraft({ ...draft, kind })} />
        {draft.kind === 'gpus' ? (
          <Cards sizes={draft.gpus} isTried={isTried} onChange={(gpus) => setDraft({ ...draft, gpus })} />
        ) : (
          <>
            <GigabytesField
              label={t('fit.gigabytes')}
              value={draft.memory}
              isTried={isTried}
              onChange={(memory) => setDraft({ ...draft, memory })}
            />
            <SizeButtons title={t('fit.usual')} sizes={MEMORY_SIZES} onPick={(size) => setDraft({ ...draft, memory: String(size) })} />
          </>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {known === null ? null : (
            <Button tone="quiet" onClick={forget}>
              {t('fit.forget')}
            </Button>
          )}
          <Button type="submit" tone="primary">
            {t('fit.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const KINDS: readonly Hardware['kind'][] = ['gpus', 'memory'];

function Kinds({ kind, onChoose }: { kind: Hardware['kind']; onChoose: (kind: Hardware['kind']) => void }) {
  const t = useT();
  return (
    <fieldset className="space-y-1">
      <legend className="mb-1 font-medium">{t('fit.kind')}</legend>
      {KINDS.map((one) => (
        <label key={one} className="flex min-h-7 items-center gap-2">
          <input type="radio" name="kind" checked={kind === one} onChange={() => onChoose(one)} className="size-4 accent-accent" />
          {t(`fit.kind.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface CardsProps {
  sizes: readonly string[];
  isTried: boolean;
  onChange: (sizes: readonly string[]) => void;
}

/** A field for each card; a size that is pressed fills the empty one, or adds another card. */
function Cards({ sizes, isTried, onChange }: CardsProps) {
  const t = useT();
  const add = (size: string) => onChange(sizes.includes('') ? sizes.with(sizes.indexOf(''), size) : [...sizes, size]);
  return (
    <>
      {sizes.map((size, index) => (
        <GigabytesField
          // Cards have no names but their places.
          key={index}
          label={t('fit.card', { number: index + 1 })}
          value={size}
          isTried={isTried}
          onChange={(next) => onChange(sizes.with(index, next))}
          onRemove={sizes.length > 1 ? () => onChange(sizes.toSpliced(index, 1)) : undefined}
        />
      ))}
      {sizes.length < MOST_GPUS ? <SizeButtons title={t('fit.addCard')} sizes={GPU_SIZES} onPick={(size) => add(String(size))} /> : null}
    </>
  );
}

function draftOf(known: Hardware | null): Draft {
  if (known === null) return { kind: 'gpus', gpus: [''], memory: '' };
  if (known.kind === 'memory') return { kind: 'memory', gpus: [''], memory: String(known.memoryGb) };
  return { kind: 'gpus', gpus: known.gpusGb.map(String), memory: '' };
}

function hardwareOf({ kind, gpus, memory }: Draft): Hardware | null {
  const sizes = (kind === 'gpus' ? gpus : [memory]).map((text) => readGigabytes(text.trim()));
  const known = sizes.filter((size) => size !== null);
  if (known.length !== sizes.length) return null;
  return kind === 'gpus' ? { kind, gpusGb: known } : { kind, memoryGb: known[0] ?? 0 };
}
