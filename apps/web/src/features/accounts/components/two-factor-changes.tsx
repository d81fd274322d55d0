import { useState, type FormEvent } from 'react';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button, type ButtonTone } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useRenewRecoveryCodes, useTurnOffTwoFactor } from '../api/two-factor';
import { CodeField } from './code-field';
import { PasswordField } from './password-field';
import { RecoveryCodes } from './recovery-codes';

interface Props {
  hasPassword: boolean;
  onDone: () => void;
}

export function TurnOff({ hasPassword, onDone }: Props) {
  const t = useT();
  const { say } = useToast();
  const turnOff = useTurnOffTwoFactor();
  return (
    <ConfirmedForm
      hasPassword={hasPassword}
      error={turnOff.error}
      isPending={turnOff.isPending}
      action={t('twoFactor.turnOff')}
      tone="danger"
      onSend={(form) => turnOff.mutate(form, { onSuccess: () => (say(t('twoFactor.turnedOff')), onDone()) })}
    />
  );
}

export function RenewCodes({ hasPassword, onDone }: Props) {
  const t = useT();
  const renew = useRenewRecoveryCodes();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <ConfirmedForm
      hasPassword={hasPassword}
      error={renew.error}
      isPending={renew.isPending}
      action={t('twoFactor.makeCodes')}
      tone="primary"
      onSend={(form) => renew.mutate(form, { onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes) })}
    />
  );
}

interface FormProps {
  hasPassword: boolean;
  error: unknown;
  isPending: boolean;
  action: string;
  tone: ButtonTone;
  onSend: (form: { password: string; code: string }) => void;
}

/** Password and code together. */
function ConfirmedForm({ hasPassword, error, isPending, action, tone, onSend }: FormProps) {
  const t = useT();
  const refused = problemField(error, ['currentPassword', 'code']);
  const said = (field: string) => (refused === field ? problemText(error, t) : undefined);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    onSend({ password: text('password'), code: text('code') });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {error && refused === null ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      {hasPassword ? <PasswordField error={said('currentPassword')} /> : null}
      <CodeField recovery error={said('code')} />
      <Button type="submit" tone={tone} disabled={isPending}>
        {action}
      </Button>
    </form>
  );
}
