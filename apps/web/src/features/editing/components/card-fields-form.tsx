import { useState } from 'react';
import type { RepoType } from '@modelgrove/shared';
import { useT } from '../../../lib/i18n';
import { TextField } from '../../../ui/field';
import { CARD_FIELDS, readField, writeField, type CardField } from '../model/card-fields';

interface Props {
  type: RepoType;
  text: () => string;
  onChange: (text: string) => void;
}

/** The metadata of a card by form; the text is changed as somebody types. */
export function CardFieldsForm({ type, text, onChange }: Props) {
  return (
    <div className="grid min-h-[60vh] content-start gap-4 bg-surface p-4 sm:grid-cols-2">
      {CARD_FIELDS[type].map((field) => (
        <Field
          key={field.key}
          field={field}
          values={readField(text(), field.key)}
          onChange={(values) => onChange(writeField(text(), field, values))}
        />
      ))}
    </div>
  );
}

function Field({ field, values, onChange }: { field: CardField; values: string[] | null; onChange: (values: string[]) => void }) {
  const t = useT();
  // As typed: a comma is not a value yet.
  const [typed, setTyped] = useState(values?.join(', ') ?? '');
  const change = (next: string) => {
    setTyped(next);
    const parts = field.isList ? next.split(/[,，]/) : [next];
    onChange(parts.map((part) => part.trim()).filter((part) => part !== ''));
  };
  const hint = values === null ? t('edit.fieldByHand') : field.isList ? t('edit.fieldList') : undefined;
  return (
    <TextField
      label={field.key}
      value={typed}
      disabled={values === null}
      hint={hint}
      onChange={(event) => change(event.target.value)}
      autoComplete="off"
      spellCheck={false}
      className="font-mono"
    />
  );
}
