import { useState } from 'react';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { useBeginTwoFactor, useConfirmTwoFactor } from '../api/two-factor';
import { EnrolmentForm } from './enrolment';
import { PasswordField } from './password-field';
import { RecoveryCodes } from './recovery-codes';

interface Props {
  hasPassword: boolean;
  onDone: () => void;
}

/** Password, then the app's code, then the recovery codes. */
export function TurnOn({ hasPassword, onDone }: Props) {
  const begin = useBeginTwoFactor();
  const confirm = useConfirmTwoFactor();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (begin.data === undefined) return <Begin hasPassword={hasPassword} begin={begin} />;
  return (
    <EnrolmentForm
      enrolment={begin.data}
      error={confirm.error}
      isPending={confirm.isPending}
      onCode={(code) => confirm.mutate(code, { onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes) })}
    />
  );
}

function Begin({ hasPassword, begin }: { hasPassword: boolean; begin: ReturnType<typeof useBeginTwoFactor> }) {
  const t = useT();
  const refused = problemField(begin.error, ['currentPassword']);
  return (
    <form onSubmit={(event) => begin.mutate(formTexts(event)('password'))} className="space-y-4">
      {begin.isError && refused === null ? <Notice tone="danger">{problemText(begin.error, t)}</Notice> : null}
      <p>{t('twoFactor.needsApp')}</p>
      {hasPassword ? <PasswordField error={refused === null ? undefined : problemText(begin.error, t)} /> : null}
      <Button type="submit" tone="primary" disabled={begin.isPending}>
        {t('twoFactor.next')}
      </Button>
    </form>
  );
}
