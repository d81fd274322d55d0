import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Goes to a finished address of this app, and keeps it as written. */
export function useGo(): (href: string) => void {
  const { history } = useRouter();
  return useCallback((href) => history.push(href), [history]);
}
