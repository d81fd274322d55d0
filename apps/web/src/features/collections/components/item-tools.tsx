import { type FormEvent, useState } from 'react';
import type { CollectionItem } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/field';
import { Icon, type IconName } from '../../../ui/icon';

const MOST_NOTE = 500;

interface Props {
  item: CollectionItem;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1, tool: 'up' | 'down') => void;
  onNote: (note: string) => void;
  onRemove: () => void;
}

/** Beside an item, for whoever may edit. */
export function ItemTools({ item, name, isFirst, isLast, onMove, onNote, onRemove }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const tool = (id: string, label: string, icon: IconName, onClick: () => void, extra?: { className?: string; isOff?: boolean }) => (
    <button
      type="button"
      data-tool={`${id}-${item.id}`}
      aria-label={label}
      title={label}
      // Not disabled: what is focused must not lose the focus at the end of the list.
      aria-disabled={extra?.isOff ?? false}
      onClick={onClick}
      className="inline-flex size-7 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink aria-disabled:opacity-40"
    >
      <Icon name={icon} className={cx('size-4', extra?.className)} />
    </button>
  );
  return (
    <div className="grid shrink-0 grid-cols-2 content-start gap-0.5">
      {tool('up', t('collection.moveUp', { name }), 'chevron', () => onMove(-1, 'up'), { className: 'rotate-180', isOff: isFirst })}
      {tool('note', t('collection.editNote', { name }), 'edit', () => setOpen(true))}
      {tool('down', t('collection.moveDown', { name }), 'chevron', () => onMove(1, 'down'), { isOff: isLast })}
      {tool('remove', t('collection.remove', { name }), 'close', onRemove)}
      <NoteDialog
        open={open}
        note={item.note}
        name={name}
        onClose={() => setOpen(false)}
        onNote={(note) => {
          setOpen(false);
          onNote(note);
        }}
      />
    </div>
  );
}

function NoteDialog({
  open,
  note,
  name,
  onClose,
  onNote,
}: {
  open: boolean;
  note: string;
  name: string;
  onClose: () => void;
  onNote: (note: string) => void;
}) {
  const t = useT();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onNote(String(new FormData(event.currentTarget).get('note') ?? '').trim());
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('collection.note')}
      description={<span data-by-user="">{name}</span>}
    >
      <form onSubmit={submit} className="space-y-4">
        <TextAreaField label={t('collection.noteLabel')} name="note" data-by-user="" defaultValue={note} maxLength={MOST_NOTE} rows={4} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary">
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
