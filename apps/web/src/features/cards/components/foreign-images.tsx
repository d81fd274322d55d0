import { createContext, use, useState, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';

const Allowed = createContext(false);

export function useForeignImages(): boolean {
  return use(Allowed);
}

/** Asks before anything of a card is loaded from elsewhere; the answer is for this card, now. */
export function ForeignImages({ hosts, children }: { hosts: readonly string[]; children: ReactNode }) {
  const t = useT();
  const [allowed, setAllowed] = useState(false);
  return (
    <Allowed value={allowed}>
      {hosts.length === 0 || allowed ? null : (
        <div className="mb-4 flex flex-wrap items-center gap-3 rounded-control border border-line bg-sunken px-3 py-2 text-sm text-muted">
          <span className="grow basis-60">{t('card.imagesHeld', { hosts: hosts.join(', ') })}</span>
          <Button onClick={() => setAllowed(true)}>{t('card.showImages')}</Button>
        </div>
      )}
      {children}
    </Allowed>
  );
}
