import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useState, type FormEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';

export interface Asked {
  id: string;
  isYes: boolean;
  amountMinor: string;
  currency: string;
}

interface Props {
  asked: Asked | null;
  title: string;
  text: string;
  action: string;
  noteLabel: string;
  noteHint: string;
  onDecide: (confirmedAmount: string, note: string) => void;
  onClose: () => void;
  pending: boolean;
  error: unknown;
}

/** What moves money is confirmed by typing its amount once more. */
export function DecisionDialog({ asked, title, text, onClose, ...rest }: Props) {
  return (
    <Dialog open={asked !== null} onOpenChange={onClose} title={title} description={text}>
      {asked === null ? null : <DecisionForm key={`${asked.id} ${asked.isYes}`} asked={asked} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

type FormProps = Omit<Props, 'asked' | 'title' | 'text'> & { asked: Asked };

function DecisionForm({ asked, action, noteLabel, noteHint, onDecide, onClose, pending, error }: FormProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const currency = asked.currency as Currency;
  const isSame = parseAmount(typed, currency) === BigInt(asked.amountMinor);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSame) onDecide(typed.trim(), note.trim());
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <TextField
        label={t('confirmAmount.label', { amount: amountText(BigInt(asked.amountMinor), currency) })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
      />
      <TextAreaField label={noteLabel} hint={noteHint} value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone={asked.isYes ? 'primary' : 'danger'} disabled={pending || !isSame}>
          {action}
        </Button>
      </div>
    </form>
  );
}
