import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { useAcceptInvitation } from '../api/invitations';

interface Props {
  secret: string;
  userName: string;
  onDone: (organization: string) => void;
}

/** For whoever has an account already: one click. */
export function AcceptInvitation({ secret, userName, onDone }: Props) {
  const t = useT();
  const accept = useAcceptInvitation();
  return (
    <div className="space-y-4">
      {accept.isError ? <Notice tone="danger">{problemText(accept.error, t)}</Notice> : null}
      <Button
        tone="primary"
        className="w-full"
        disabled={accept.isPending}
        onClick={() => accept.mutate(secret, { onSuccess: ({ organization }) => onDone(organization) })}
      >
        {t('join.acceptAs', { name: userName })}
      </Button>
    </div>
  );
}
