import { useState } from 'react';
import type { NewAccessToken } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Dialog } from '../../../ui/dialog';
import { NewTokenForm } from './new-token-form';
import { TokenSecret } from './token-secret';

export function NewTokenDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useT();
  const [made, setMade] = useState<NewAccessToken | null>(null);
  const change = (next: boolean) => {
    if (!next) setMade(null);
    onOpenChange(next);
  };
  return (
    <Dialog open={open} onOpenChange={change} title={made === null ? t('tokens.new') : t('tokens.made', { name: made.displayName })}>
      {made === null ? (
        <NewTokenForm onMade={setMade} onCancel={() => change(false)} />
      ) : (
        <TokenSecret secret={made.secret} onClose={() => change(false)} />
      )}
    </Dialog>
  );
}
