import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, type RefObject } from 'react';
import { cx } from './class-names';
import { AppLink } from './link';
import type { MenuEntry } from './menu-entry';

const ITEM =
  'flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-control px-2 py-1 text-left text-sm text-ink no-underline outline-none data-highlighted:bg-hover';

export interface MenuPopupProps {
  open: boolean;
  /** Opened without a pointer: the first entry has the focus at once (WAI-ARIA menu button). */
  byKeyboard: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  label: string;
  entries: readonly MenuEntry[];
  align: 'start' | 'end';
}

export function MenuPopup({ open, byKeyboard, onOpenChange, anchor, label, entries, align }: MenuPopupProps) {
  const change = (next: boolean, { event }: { event: Event }) => {
    // The button closes by its own click; closing here as well would open it again.
    const onButton = event.target instanceof Node && anchor.current?.contains(event.target);
    if (next || !onButton || event.type.startsWith('key')) onOpenChange(next);
  };
  return (
    <Base.Root modal open={open} onOpenChange={change}>
      <Base.Portal container={anchor.current?.closest<HTMLElement>('header, main, footer')}>
        <Base.Positioner anchor={anchor} sideOffset={4} align={align} collisionPadding={8} className="z-40 outline-none">
          <Base.Popup
            ref={byKeyboard ? focusFirst : undefined}
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) min-w-48 overflow-y-auto rounded-panel border border-line bg-surface p-1 shadow-raised outline-none"
          >
            {entries.map((entry, index) => (
              <Fragment key={index}>{renderEntry(entry)}</Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** After the popup has taken the focus itself. */
function focusFirst(popup: HTMLElement | null): void {
  const find = () => popup?.querySelector<HTMLElement>('[aria-checked="true"]') ?? popup?.querySelector<HTMLElement>('[role^="menuitem"]');
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
}

function renderEntry(entry: MenuEntry) {
  switch (entry.kind) {
    case 'link':
      return (
        <Base.LinkItem className={ITEM} closeOnClick render={<AppLink href={entry.href} />}>
          {entry.title}
        </Base.LinkItem>
      );
    case 'action':
      return (
        <Base.Item className={ITEM} onClick={entry.onSelect}>
          {entry.title}
        </Base.Item>
      );
    case 'choices':
      return <Choices entry={entry} />;
    case 'note':
      return <div className="px-2 py-1.5 text-xs text-muted">{entry.title}</div>;
    case 'separator':
      return <Base.Separator className="my-1 h-px bg-line" />;
  }
}

function Choices({ entry }: { entry: Extract<MenuEntry, { kind: 'choices' }> }) {
  return (
    <Base.RadioGroup value={entry.value} onValueChange={(next: string) => entry.onChoose(next)}>
      <Base.GroupLabel className="px-2 py-1 text-xs text-muted">{entry.title}</Base.GroupLabel>
      {entry.choices.map(({ value, title }) => (
        <Base.RadioItem key={value} value={value} closeOnClick className={cx(ITEM, 'justify-between data-checked:font-medium')}>
          {title}
          <Base.RadioItemIndicator className="text-link">✓</Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
