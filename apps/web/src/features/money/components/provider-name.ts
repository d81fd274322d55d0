import { useCallback } from 'react';
import { isMessage, useT } from '../../../lib/i18n';

/** A way to pay in words; one that a later version brings is called by its own name. */
export function useProviderName(): (name: string) => string {
  const t = useT();
  return useCallback(
    (name) => {
      const id = `money.provider.${name}`;
      return isMessage(id) ? t(id) : name;
    },
    [t],
  );
}
