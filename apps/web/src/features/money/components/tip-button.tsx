// A way to give something to whoever made this. Where nothing costs anything, and to oneself, there is none.
import { lazy, Suspense, useState } from 'react';
import type { Money } from '../../../lib/api-types';
import { useT, withRareWords } from '../../../lib/i18n';
import { Button, buttonClass } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Skeleton } from '../../../ui/skeleton';
import type { TipTarget } from '../api/tips';

// With the words of forms, which not every page has brought.
const TipForm = lazy(async () => ({ default: (await withRareWords(import('./tip-form'))).TipForm }));

interface Props {
  target: TipTarget;
  /** As people read it. */
  name: string;
  money: Money;
  /** Whose wallets the visitor may pay from; null: nobody is signed in. */
  payers: readonly string[] | null;
  className?: string;
}

export function TipButton({ target, name, money, payers, className }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const label = (
    <>
      <Icon name="wallet" />
      {t('tip.give')}
    </>
  );
  if (payers === null)
    return (
      <AppLink href={`/login?next=${encodeURIComponent(window.location.pathname)}`} className={buttonClass('plain', className)}>
        {label}
      </AppLink>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)} className={className}>
        {label}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={t('tip.title', { name })} description={t('tip.text')}>
        <Suspense fallback={<Skeleton className="h-80 w-full" />}>
          {isOpen ? <TipForm target={target} money={money} payers={payers} onClose={() => setOpen(false)} /> : null}
        </Suspense>
      </Dialog>
    </>
  );
}
