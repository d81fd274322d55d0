import { useRef, useState, type DragEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { filesOfDrop, filesOfHolds, filesOfInput } from '../model/dropped-files';
import { canPickFolder, pickFolder } from '../model/handles';
import type { Chosen } from '../model/upload-types';

interface Props {
  folder: string;
  compact: boolean;
  disabled: boolean;
  onFiles: (chosen: Chosen) => void;
}

/** Where files are dropped; buttons for those who do not drag. */
export function DropZone({ folder, compact, disabled, onFiles }: Props) {
  const t = useT();
  const { over, handlers } = useDrop(folder, disabled, onFiles);
  const files = useRef<HTMLInputElement>(null);
  const folders = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    const chosen = filesOfInput(input.files ?? [], folder);
    input.value = '';
    if (chosen.length > 0) onFiles({ files: chosen, roots: [] });
  };
  // What is picked this way can be read again after the page was closed; an input does it where there is none.
  const chooseFolder = async () => {
    if (!canPickFolder()) return folders.current?.click();
    const handle = await pickFolder();
    if (handle === null) return;
    const chosen = await filesOfHolds([{ handle, folder, isContents: true }]);
    if (chosen.files.length > 0) onFiles(chosen);
  };
  return (
    <div
      {...handlers}
      data-drop-zone
      className={cx(
        'flex flex-col items-center justify-center gap-3 rounded-panel border-2 border-dashed bg-surface px-4 text-center',
        compact ? 'py-5' : 'min-h-64 py-10',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
    >
      <Icon name="upload" className={compact ? 'size-5 text-muted' : 'size-8 text-muted'} />
      <p className="font-medium">{t(over ? 'upload.dropNow' : 'upload.drop')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button tone={compact ? 'plain' : 'primary'} disabled={disabled} onClick={() => files.current?.click()}>
          {t('upload.chooseFiles')}
        </Button>
        <Button disabled={disabled} onClick={() => void chooseFolder()}>
          {t('upload.chooseFolder')}
        </Button>
      </div>
      {compact ? null : <p className="max-w-prose text-xs text-muted">{t('upload.limits')}</p>}
      <input ref={files} type="file" multiple hidden aria-label={t('upload.chooseFiles')} onChange={(event) => take(event.currentTarget)} />
      <input
        ref={folders}
        type="file"
        multiple
        hidden
        aria-label={t('upload.chooseFolder')}
        onChange={(event) => take(event.currentTarget)}
        {...{ webkitdirectory: '' }}
      />
    </div>
  );
}

function useDrop(folder: string, disabled: boolean, onFiles: Props['onFiles']) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      if (!disabled) setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (!disabled) void filesOfDrop(event.dataTransfer, folder).then((chosen) => chosen.files.length > 0 && onFiles(chosen));
    },
  };
  return { over, handlers };
}
