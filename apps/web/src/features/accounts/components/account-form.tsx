import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { AccountPass } from '../api/create-account';
import { AccountFields } from './account-fields';
import { useAccountForm } from './use-account-form';

interface Props {
  action: string;
  /** What lets the visitor in, where signing up is not open to all. */
  pass?: AccountPass;
  onDone: () => void;
}

/** Name, e-mail, password and full name: for signing up. */
export function AccountForm({ action, pass, onDone }: Props) {
  const { send, errorOf, problem, isPending } = useAccountForm(pass, onDone);
  return (
    <form onSubmit={send} noValidate className="space-y-4">
      {problem === null ? null : <Notice tone="danger">{problem}</Notice>}
      <AccountFields errorOf={errorOf} />
      <Button type="submit" tone="primary" className="w-full" disabled={isPending}>
        {action}
      </Button>
    </form>
  );
}
