import { useRef, useState, type DragEvent } from 'react';
import type { TrainingFile } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { useSendFile } from '../api/use-send-file';
import { isDataFile } from '../model/plan';

const KINDS = '.jsonl,.json,.csv,.parquet';

/** Sends a file of this computer; it becomes a file of a private dataset. */
export function FileSender({ onDone }: { onDone: (file: TrainingFile) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const { sending, error, send, stop } = useSendFile(onDone);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    const fits = isDataFile(file.name);
    setWrong(fits ? null : file.name);
    if (fits) send(file);
  };
  const { isOver, ears } = useDropped(take);
  return (
    <div
      {...ears}
      className={cx(
        'space-y-3 rounded-panel border-2 border-dashed px-4 py-5 text-center',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
    >
      {sending === null ? (
        <Button onClick={() => input.current?.click()}>
          <Icon name="upload" />
          {t('tune.sendFile')}
        </Button>
      ) : (
        <div className="space-y-2">
          <p className="break-all" data-by-user="">
            {sending.name}
          </p>
          <progress max={1} value={sending.share} aria-label={t('tune.sending')} className="h-2 w-full" />
          <Button onClick={stop}>{t('tune.stopSending')}</Button>
        </div>
      )}
      <p className="text-xs text-muted">{t('tune.sendText')}</p>
      {wrong === null ? null : <Notice tone="danger">{t('tune.wrongKind', { name: wrong })}</Notice>}
      {error === null ? null : <Notice tone="danger">{problemText(error, t)}</Notice>}
      <input
        ref={input}
        type="file"
        accept={KINDS}
        hidden
        aria-label={t('tune.sendFile')}
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

function useDropped(take: (file: File | undefined) => void) {
  const [isOver, setOver] = useState(false);
  const ears = {
    onDragOver: (event: DragEvent) => (event.preventDefault(), setOver(true)),
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files[0]);
    },
  };
  return { isOver, ears };
}
