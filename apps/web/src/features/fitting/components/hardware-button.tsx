import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../ui/button';

export const HardwareDialog = lazy(async () => ({ default: (await import('./hardware-dialog')).HardwareDialog }));

/** Opens “My hardware”. */
export function HardwareButton({ label }: { label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <Suspense>
          <HardwareDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
