import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useLocale, useT } from '../../../lib/i18n';
import { useSettled } from '../../../lib/use-settled';
import { ChipsField } from '../../../ui/chips-field';
import type { ComboItem } from '../../../ui/combo-items';
import { TextField } from '../../../ui/field';
import { namesQuery, wordsQuery } from '../api/suggestions';
import type { CardField, FieldKind } from '../model/card-fields';
import {
  colourItems,
  languageItems,
  libraryItems,
  licenseItems,
  metricItems,
  nameItems,
  relationItems,
  sdkItems,
  sizeItems,
  tagItems,
  taskItems,
} from '../model/field-items';

interface Props {
  type: RepoType;
  field: CardField;
  /** Null: it is written in a way that only the text can change. */
  values: string[] | null;
  /** What is wrong with it as it stands. */
  problem: ReactNode | undefined;
  onChange: (values: string[]) => void;
}

const TYPING_MS = 250;
/** Whatever else is written is wrong, or means nothing. */
const CLOSED: readonly FieldKind[] = ['relation', 'size', 'sdk', 'colour'];
/** Words of one's own are what these are for. */
const OWN_FIRST: readonly FieldKind[] = ['tag', 'metric'];

/** One field of a card: a text, or words that are offered while somebody types. */
export function CardFieldInput({ type, field, values, problem, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  // Nothing is asked of the hub for fields that nobody looks into.
  const [isEntered, setEntered] = useState(false);
  const items = useItems(type, field.kind, typed, isEntered);
  const about = {
    label: t(`field.${field.key}`),
    code: field.key,
    hint: values === null ? t('edit.fieldByHand') : t(`fieldHint.${field.key}`),
    error: values === null ? undefined : problem,
  };
  if (field.kind === 'text') return <TextInput {...about} values={values} onChange={onChange} />;
  return (
    <div className="min-w-0" onFocus={() => setEntered(true)}>
      <ChipsField
        {...about}
        items={items}
        values={values ?? []}
        isDisabled={values === null}
        isSingle={!field.isList}
        onChange={onChange}
        onType={setTyped}
        placeholder={values === null ? undefined : t('form.none')}
        addLabel={CLOSED.includes(field.kind) ? undefined : (name) => t('form.add', { name })}
        isOwnFirst={(name) => OWN_FIRST.includes(field.kind) || name.includes('/')}
        removeLabel={(name) => t('form.remove', { name })}
      />
    </div>
  );
}

type TextProps = Pick<Props, 'values' | 'onChange'> & { label: string; code: string; hint: string; error: ReactNode | undefined };

function TextInput({ values, onChange, ...about }: TextProps) {
  // As typed: a space at the end is on its way to the next word.
  const [typed, setTyped] = useState(values?.[0] ?? '');
  const change = (next: string) => (setTyped(next), onChange(next.trim() === '' ? [] : [next.trim()]));
  return (
    <TextField
      {...about}
      value={typed}
      disabled={values === null}
      onChange={(event) => change(event.target.value)}
      maxLength={300}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

/** What is offered: lists that the code knows, and what the hub has. */
function useItems(type: RepoType, kind: FieldKind, typed: string, isEntered: boolean): readonly ComboItem[] {
  const t = useT();
  const locale = useLocale();
  const text = useSettled(typed.trim(), TYPING_MS);
  const isName = kind === 'model' || kind === 'dataset';
  const names = useQuery({ ...namesQuery(kind === 'dataset' ? 'dataset' : 'model', text), enabled: isName && isEntered });
  const isAnswer = text === typed.trim() && !names.isPlaceholderData;
  const isWord = kind === 'tag' || kind === 'library';
  const words = useQuery({ ...wordsQuery(type, isWord ? kind : 'tag', text), enabled: isWord && isEntered });
  return useMemo(() => {
    if (isName) return nameItems(names.data ?? [], isAnswer);
    if (kind === 'tag') return tagItems(words.data ?? []);
    if (kind === 'library') return libraryItems(words.data ?? []);
    const known: Partial<Record<FieldKind, () => ComboItem[]>> = {
      license: () => licenseItems(t),
      task: () => taskItems(t),
      language: () => languageItems(locale, t),
      metric: metricItems,
      relation: () => relationItems(t),
      size: () => sizeItems(locale, t),
      sdk: () => sdkItems(t),
      colour: () => colourItems(t),
    };
    return known[kind]?.() ?? [];
  }, [kind, isName, isAnswer, names.data, words.data, locale, t]);
}
