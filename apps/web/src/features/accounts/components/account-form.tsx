import type { SignedIn } from '../../../lib/api-types';
import { useLocale } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { AccountPass } from '../api/create-account';
import { AccountFields } from './account-fields';
import { useAccountForm } from './use-account-form';

interface Props {
  action: string;
  /** What lets the visitor in, where signing up is not open to all. */
  pass?: AccountPass;
  /** The address that the invitation was sent to. */
  email?: string;
  onDone: (answer: SignedIn) => void;
}

/** Name, e-mail, password and full name: for signing up. */
export function AccountForm({ action, pass, email, onDone }: Props) {
  const locale = useLocale();
  const { send, errorOf, problem, isPending } = useAccountForm(pass, (_form, answer) => onDone(answer));
  return (
    <form onSubmit={(event) => send(event, { locale })} noValidate className="space-y-4">
      {problem === null ? null : <Notice tone="danger">{problem}</Notice>}
      <AccountFields errorOf={errorOf} email={email} />
      <Button type="submit" tone="primary" className="w-full" disabled={isPending}>
        {action}
      </Button>
    </form>
  );
}
