import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { buttonClass } from './button';
import { cx } from './class-names';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  closeLabel: string;
  /** For something to read. */
  isWide?: boolean;
  children: ReactNode;
}

/** A dialog at the edge of a narrow screen, for what stands beside the content on a wide one. */
export function Sheet({ open, onOpenChange, title, closeLabel, isWide = false, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          className={cx(
            'fixed inset-y-0 right-0 z-50 flex flex-col border-l border-line bg-surface shadow-raised outline-none',
            isWide ? 'w-[min(720px,94vw)]' : 'w-[min(360px,92vw)]',
          )}
        >
          <Base.Title className="border-b border-line px-4 py-3 text-lg font-semibold">{title}</Base.Title>
          <div className="grow overflow-y-auto px-4">{children}</div>
          <div className="border-t border-line p-3">
            <Base.Close className={buttonClass('primary', 'h-9 w-full')}>{closeLabel}</Base.Close>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
