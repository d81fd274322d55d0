// One of many, found by typing: WAI-ARIA combobox with a list. By hand, because the library's hides all of the page from readers while its list is open.
import { useEffect, useId, useRef, useState, type ChangeEvent, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './class-names';
import { holds, type ComboItem } from './combo-items';
import { Icon } from './icon';

interface Props {
  label: string;
  items: readonly ComboItem[];
  /** '' for none. */
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: ReactNode;
  clearLabel: string;
  /** Told what is typed, where the items are looked for elsewhere. */
  onType?: (text: string) => void;
}

export function ComboField({ label, items, value, onChange, placeholder, hint, clearLabel, onType }: Props) {
  const id = useId();
  const combo = useCombo(items, value, onChange);
  const { isOpen, found, active } = combo;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...comboInput(id, combo, onType)}
          placeholder={placeholder}
          aria-describedby={hint === undefined ? undefined : `${id}-note`}
          className="h-9 w-full rounded-control border border-line-strong bg-surface ps-3 pe-9 text-ink placeholder:text-muted"
        />
        {value === '' ? null : (
          <button
            type="button"
            aria-label={clearLabel}
            onClick={combo.clear}
            className="absolute end-1 top-1 inline-flex size-7 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
          >
            <Icon name="close" className="size-3.5" />
          </button>
        )}
        <ComboList id={id} label={label} items={isOpen ? found : []} active={active} isOpen={isOpen} onChoose={combo.choose} />
      </div>
      {hint === undefined ? null : (
        <p id={`${id}-note`} className="mt-1 text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

interface Combo {
  text: string;
  isOpen: boolean;
  found: readonly ComboItem[];
  active: number;
  open: () => void;
  leave: () => void;
  type: (text: string) => void;
  press: (event: KeyboardEvent) => void;
}

/** What makes an input the combobox of a `ComboList`. */
export function comboInput(id: string, { text, isOpen, found, active, open, leave, type, press }: Combo, onType?: (text: string) => void) {
  return {
    id,
    type: 'text',
    role: 'combobox',
    value: text,
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellCheck: false,
    'aria-autocomplete': 'list',
    'aria-expanded': isOpen,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': isOpen && found[active] ? `${id}-${active}` : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      type(event.target.value);
      onType?.(event.target.value);
    },
    onClick: open,
    onBlur: leave,
    onKeyDown: press,
  } as const;
}

interface ListProps {
  id: string;
  label: string;
  items: readonly ComboItem[];
  active: number;
  isOpen: boolean;
  onChoose: (item: ComboItem) => void;
}

/** What may be chosen, below the input that has the focus. */
export function ComboList({ id, label, items, active, isOpen, onChoose }: ListProps) {
  return (
    <ul
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      hidden={!isOpen}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-panel border border-line bg-surface p-1 shadow-raised"
    >
      {items.map((item, index) => (
        <Option key={item.value} id={`${id}-${index}`} item={item} isActive={index === active} onChoose={() => onChoose(item)} />
      ))}
    </ul>
  );
}

function Option({ id, item, isActive, onChoose }: { id: string; item: ComboItem; isActive: boolean; onChoose: () => void }) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <li
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      // The focus stays in the input.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cx(
        'flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-control px-2 py-1 hover:bg-hover',
        isActive && 'bg-hover',
      )}
    >
      <span className="min-w-0" data-by-user={item.isName ? '' : undefined}>
        {item.label}
      </span>
      {item.note === undefined ? null : <code className="shrink-0 font-mono text-xs text-muted">{item.note}</code>}
    </li>
  );
}

/** What is typed is a question until something is chosen; who leaves without choosing keeps what was chosen before. */
function useCombo(items: readonly ComboItem[], value: string, onChange: (value: string) => void) {
  const [query, setQuery] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const label = items.find((item) => item.value === value)?.label ?? '';
  const found = query === null ? items : items.filter((item) => holds(item, query));
  const close = () => (setOpen(false), setQuery(null));
  const open = () => (setOpen(true), setActive(0));
  const choose = (item: ComboItem | undefined) => (onChange(item?.value ?? ''), close());
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && !(isOpen && (event.key === 'Enter' || event.key === 'Escape'))) return;
    event.preventDefault();
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') choose(found[active] ?? items.find((item) => item.value === value));
    else if (!isOpen) open();
    else setActive((active + step + found.length) % Math.max(1, found.length));
  };
  const leave = () => {
    if (query === '') onChange('');
    close();
  };
  const type = (text: string) => (setQuery(text), open());
  return { text: query ?? label, isOpen, found, active, open, choose, press, leave, type, clear: () => choose(undefined) };
}
