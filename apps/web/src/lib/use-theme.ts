import { useSyncExternalStore } from 'react';

/** The theme that the page has now. */
export function useTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, current);
}

function current(): 'light' | 'dark' {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
