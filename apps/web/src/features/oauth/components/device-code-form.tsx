import type { FormEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';

/** A code that came with the address is only filled in: nothing is asked before the person says that it is the one they see. */
export function DeviceCodeForm({
  code,
  pending,
  error,
  onCode,
}: {
  code: string;
  pending: boolean;
  error: unknown;
  onCode: (code: string) => void;
}) {
  const t = useT();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onCode(String(new FormData(event.currentTarget).get('code')).trim());
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <TextField
        label={t('device.code')}
        hint={t('device.codeHint')}
        error={error ? problemText(error, t) : undefined}
        name="code"
        defaultValue={code}
        required
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="font-mono text-lg tracking-widest"
      />
      <Button type="submit" tone="primary" disabled={pending}>
        {t('device.next')}
      </Button>
    </form>
  );
}
