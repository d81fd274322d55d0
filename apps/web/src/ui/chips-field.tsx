// Several of many, or words of one's own: chosen ones stand as chips before the input, whose list helps (WAI-ARIA combobox). Backspace takes the last
// one back, Enter and a comma take what was typed.
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { cx } from './class-names';
import { comboInput, ComboList } from './combo-field';
import { holds, nearestFirst, type ComboItem } from './combo-items';
import { FieldFrame, type Labelled } from './field';
import { Icon } from './icon';

interface Props extends Labelled {
  items: readonly ComboItem[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** One takes the place of the other. */
  isSingle?: boolean;
  isDisabled?: boolean;
  placeholder?: string;
  /** What the list says of a word that is none of the items; without it only items may be chosen. */
  addLabel?: (text: string) => string;
  /** Whether a word that is none of the items comes before those that look like it. */
  isOwnFirst?: (text: string) => boolean;
  removeLabel: (label: string) => string;
  /** Told what is typed, where the items are looked for elsewhere. */
  onType?: (text: string) => void;
}

export function ChipsField(props: Props) {
  const { label, code, hint, error, values, items, isDisabled = false, placeholder, removeLabel, onChange, onType } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chips = useChips(props);
  const remove = (value: string) => (onChange(values.filter((other) => other !== value)), input.current?.focus());
  const { isOpen, found, active } = chips;
  return (
    <FieldFrame id={id} noteId={`${id}-note`} label={label} code={code} hint={hint} error={error}>
      <div className="relative">
        <div
          className={cx(
            'flex min-h-9 w-full flex-wrap items-center gap-1 rounded-control border bg-surface p-1 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
            error === undefined ? 'border-line-strong' : 'border-danger',
            isDisabled && 'opacity-60',
          )}
        >
          {values.map((value) => (
            <Chip
              key={value}
              item={items.find((item) => item.value === value) ?? { value, label: value, isName: true }}
              removeLabel={removeLabel}
              isDisabled={isDisabled}
              onRemove={() => remove(value)}
            />
          ))}
          <input
            ref={input}
            {...comboInput(id, chips, onType)}
            disabled={isDisabled}
            placeholder={values.length === 0 ? placeholder : undefined}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={error === undefined && hint === undefined ? undefined : `${id}-note`}
            className="h-7 w-12 grow bg-transparent px-2 text-ink outline-none placeholder:text-muted"
          />
        </div>
        <ComboList
          id={id}
          label={label}
          items={isOpen ? found : []}
          active={active}
          isOpen={isOpen && found.length > 0}
          onChoose={chips.choose}
        />
      </div>
    </FieldFrame>
  );
}

/** Notes of more letters would make two lines of a chip. */
const SHORT = 12;

interface ChipProps {
  item: ComboItem;
  removeLabel: (label: string) => string;
  isDisabled: boolean;
  onRemove: () => void;
}

function Chip({ item: { label, note, isName }, removeLabel, isDisabled, onRemove }: ChipProps) {
  return (
    <span className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-control bg-accent-soft ps-2 text-sm text-ink">
      <span className="min-w-0 break-words" data-by-user={isName ? '' : undefined}>
        {label}
      </span>
      {note === undefined || note === label || note.length > SHORT ? null : <code className="font-mono text-xs text-muted">{note}</code>}
      <button
        type="button"
        aria-label={removeLabel(label)}
        disabled={isDisabled}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
      >
        <Icon name="close" className="size-3" />
      </button>
    </span>
  );
}

/** What is typed is a question until something is chosen; who leaves takes along what they typed where words of one's own are meant. */
function useChips({ items, values, onChange, isSingle = false, addLabel, isOwnFirst, onType }: Props) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  // Before anything is typed none is offered first: Enter takes nothing by accident.
  const [active, setActive] = useState(-1);
  const word = text.trim();
  const found = foundOf(
    items.filter((item) => !values.includes(item.value)),
    word,
    values,
    addLabel,
    isOwnFirst,
  );
  const close = () => (setOpen(false), setText(''), onType?.(''));
  const open = () => (setOpen(true), setActive(-1));
  const take = (value: string) => {
    if (value !== '' && !values.includes(value)) onChange(isSingle ? [value] : [...values, value]);
    setText('');
    setActive(-1);
    onType?.('');
  };
  const choose = ({ value }: ComboItem) => (take(value), setOpen(!isSingle));
  /** An item that is called so, or the word itself where that may be. */
  const takeWord = (isOwn: boolean) => {
    const item = items.find(({ value, label }) => [value, label].some((name) => name.toLowerCase() === word.toLowerCase()));
    if (item !== undefined) take(item.value);
    else if (isOwn && addLabel !== undefined) take(word);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'Backspace' && text === '' && values.length > 0) return onChange(values.slice(0, -1));
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const isComma = (key === ',' || key === '，') && word !== '';
    if (step === 0 && !isComma && key !== 'Enter' && !(key === 'Escape' && isOpen)) return;
    // Enter does not send the form around it while something is typed or offered.
    if (key === 'Enter' && !isOpen && word === '') return event.preventDefault();
    event.preventDefault();
    const item = found[active];
    if (key === 'Escape') close();
    else if (isComma) takeWord(true);
    else if (key === 'Enter' && isOpen && item !== undefined) choose(item);
    else if (key === 'Enter') takeWord(true);
    else if (!isOpen) open();
    else setActive(active < 0 && step < 0 ? found.length - 1 : (active + step + found.length) % Math.max(1, found.length));
  };
  const leave = () => {
    if (word !== '') takeWord(isOwnFirst?.(word) ?? false);
    close();
  };
  const type = (next: string) => (setText(next), setOpen(true), setActive(next.trim() === '' ? -1 : 0));
  return { text, isOpen, found, active, open, choose, press, leave, type };
}

function foundOf(
  items: readonly ComboItem[],
  word: string,
  values: readonly string[],
  addLabel: Props['addLabel'],
  isOwnFirst: Props['isOwnFirst'],
): ComboItem[] {
  const found =
    word === ''
      ? [...items]
      : nearestFirst(
          items.filter((item) => holds(item, word)),
          word,
        );
  if (word === '' || addLabel === undefined || values.includes(word) || items.some(({ value }) => value === word)) return found;
  const own: ComboItem = { value: word, label: addLabel(word), always: true, isName: true };
  return isOwnFirst?.(word) ? [own, ...found] : [...found, own];
}
