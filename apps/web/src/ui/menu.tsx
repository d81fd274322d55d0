// Menus are opened by few visitors of few pages: the button is here, what opens is loaded when a pointer or the focus comes near.
import { useRef, useState, type ComponentType, type ReactNode } from 'react';
import type { MenuEntry } from './menu-entry';
import type { MenuPopupProps } from './menu-popup';

interface Props {
  trigger: ReactNode;
  label: string;
  className: string;
  entries: readonly MenuEntry[];
  /** The edge of the button that the menu keeps to. */
  align?: 'start' | 'end';
}

export function Menu({ trigger, label, className, entries, align = 'end' }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const [Popup, setPopup] = useState<ComponentType<MenuPopupProps> | null>(null);
  const load = () => {
    if (Popup === null) void import('./menu-popup').then((module) => setPopup(() => module.MenuPopup));
  };
  const show = (next: boolean, isKeyboard: boolean) => (load(), setByKeyboard(isKeyboard), setOpen(next));
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={className}
        onPointerEnter={load}
        onFocus={load}
        onClick={(event) => show(!open, event.detail === 0)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          show(true, true);
        }}
      >
        {trigger}
      </button>
      {Popup === null ? null : <Popup {...{ open, byKeyboard, label, entries, align }} onOpenChange={setOpen} anchor={button} />}
    </>
  );
}
