import { useState } from 'react';
import type { NewAccessToken } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Dialog } from '../../../ui/dialog';
import { NewTokenForm } from './new-token-form';
import { TokenSecret } from './token-secret';

interface Props {
  owner: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function NewTokenDialog({ owner, open, onOpenChange }: Props) {
  const t = useT();
  const [made, setMade] = useState<NewAccessToken | null>(null);
  const change = (next: boolean) => {
    if (!next) setMade(null);
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={made === null ? t('tokens.new') : t('tokens.made', { name: made.displayName })}
      wide={made === null}
    >
      {made === null ? (
        <NewTokenForm owner={owner} onMade={setMade} onCancel={() => change(false)} />
      ) : (
        <TokenSecret secret={made.secret} onClose={() => change(false)} />
      )}
    </Dialog>
  );
}
