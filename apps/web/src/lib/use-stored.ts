import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './storage';

const listeners = new Set<() => void>();

/** What the browser keeps under a key: the same in every part of the page, and in other tabs. Text, so that the same is the same. */
export function useStored(key: string): string | null {
  return useSyncExternalStore(listen, () => readStored(key));
}

export function keepStored(key: string, value: string | null): void {
  writeStored(key, value);
  for (const listener of listeners) listener();
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('storage', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('storage', onChange);
  };
}
