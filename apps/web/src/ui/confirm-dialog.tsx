import { useState, type FormEvent, type ReactNode } from 'react';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { Button } from './button';
import { Dialog } from './dialog';
import { TextField } from './field';
import { Notice } from './notice';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  text: ReactNode;
  action: string;
  onConfirm: () => void;
  pending: boolean;
  /** Why the deed was refused. */
  error: unknown;
  tone?: 'primary' | 'danger';
  /** What has to be typed before the deed can be done: for what cannot be undone. */
  typed?: { label: string; text: string };
}

/** Asks before a deed, and says why it was refused. */
export function ConfirmDialog({ open, onClose, title, text, action, onConfirm, pending, error, tone = 'danger', typed }: Props) {
  const t = useT();
  const [written, setWritten] = useState('');
  const ready = typed === undefined || written.trim() === typed.text;
  const change = (next: boolean) => {
    if (next) return;
    setWritten('');
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onConfirm();
  };
  return (
    <Dialog open={open} onOpenChange={change} title={title} description={text}>
      <form onSubmit={submit} className="space-y-4">
        {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
        {typed === undefined ? null : (
          <TextField
            label={typed.label}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={() => change(false)}>{t('cancel')}</Button>
          <Button type="submit" tone={tone} disabled={pending || !ready}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
