import { useEffect, useState } from 'react';
import { cx } from './class-names';
import { Icon } from './icon';

interface Props {
  value: string;
  label: string;
  /** Called with what was typed once the typing pauses. */
  onSettle: (text: string) => void;
  className?: string;
}

/** A search that follows the address (back button) and reports what was typed once the typing pauses. */
export function SearchInput({ value, label, onSettle, className }: Props) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onSettle(text.trim()), 300);
    return () => clearTimeout(timer);
  });
  return (
    <span className={cx('relative min-w-48 grow', className)}>
      <Icon name="search" className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-9 w-full rounded-control border border-line-strong bg-surface pr-3 pl-9 text-ellipsis placeholder:text-muted"
      />
    </span>
  );
}
