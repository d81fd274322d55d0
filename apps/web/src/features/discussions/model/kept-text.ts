// Text that somebody types stays in this browser until it is sent: a reload, a closed tab or a lost session loses nothing of it.
import { useCallback, useState } from 'react';
import { readStored, writeStored } from '../../../lib/storage';

const PREFIX = 'grove.typed.';

/** `null` keeps nothing. */
export function useKeptText(name: string | null, initial = ''): [text: string, setText: (text: string) => void, forget: () => void] {
  const key = name === null ? null : PREFIX + name;
  const [text, setText] = useState(() => (key === null ? initial : (readStored(key) ?? initial)));
  const change = useCallback(
    (next: string) => {
      setText(next);
      if (key !== null) writeStored(key, next.trim() === '' || next === initial ? null : next);
    },
    [key, initial],
  );
  const forget = useCallback(() => {
    if (key !== null) writeStored(key, null);
    setText(initial);
  }, [key, initial]);
  return [text, change, forget];
}

/** What was typed and not sent. */
export function keptText(name: string): string {
  return readStored(PREFIX + name) ?? '';
}

/** For what is kept besides a single text. */
export function keepText(name: string, text: string | null): void {
  writeStored(PREFIX + name, text);
}
