import { useEffect } from 'react';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** Calls back when the key is pressed alone and nobody is typing. */
export function useKey(key: string, onPress: (() => void) | null): void {
  useEffect(() => {
    if (onPress === null) return;
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      const busy = target instanceof Element && target.closest(TYPING) !== null;
      if (event.key !== key || busy || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      event.preventDefault();
      onPress();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key, onPress]);
}
