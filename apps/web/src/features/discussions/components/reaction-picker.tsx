import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';

/** As the hub knows them. */
const EMOJI = ['👍', '👎', '😄', '🎉', '😕', '❤️', '🚀', '👀', '🤝', '🔥'] as const;

export function ReactionPicker({ taken, onPick }: { taken: readonly string[]; onPick: (emoji: string) => void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={t('talk.react')}
        className="inline-flex h-7 items-center rounded-full border border-line px-2 text-muted hover:bg-hover hover:text-ink"
      >
        <Icon name="smile" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="z-40">
          <Popover.Popup className="grid grid-cols-5 gap-1 rounded-panel border border-line bg-surface p-2 shadow-raised outline-none">
            <Popover.Title className="sr-only">{t('talk.react')}</Popover.Title>
            {EMOJI.filter((emoji) => !taken.includes(emoji)).map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-label={t('talk.reactWith', { emoji })}
                onClick={() => {
                  onPick(emoji);
                  setOpen(false);
                }}
                className="inline-flex size-9 items-center justify-center rounded-control text-lg hover:bg-hover"
              >
                {emoji}
              </button>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
