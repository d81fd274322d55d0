import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { useWithdraw } from '../api/deeds';

/** On what only its author and administrators see. */
export function HeldMark() {
  const t = useT();
  return (
    <Badge tone="warn">
      <Icon name="history" className="size-3" />
      {t('talk.held')}
    </Badge>
  );
}

/** What that means, and for its author the way to take it back. */
export function HeldNote({
  repository,
  num,
  heldId,
  isOwn,
  children,
  onGone,
}: {
  repository: RepositoryKey;
  num: number;
  heldId: string;
  isOwn: boolean;
  /** What waits, where it stands nowhere else. */
  children?: string;
  onGone?: () => void;
}) {
  const t = useT();
  const withdraw = useWithdraw(repository, num);
  return (
    <Notice tone="warn">
      <p>{t(children === undefined ? 'talk.heldNote' : 'talk.heldEdit')}</p>
      {children === undefined ? null : (
        <p className="mt-2 border-l-2 border-warn-ink pl-3 break-words whitespace-pre-wrap" data-by-user="">
          {children}
        </p>
      )}
      {withdraw.isError ? <p role="alert">{problemText(withdraw.error, t)}</p> : null}
      {isOwn ? (
        <Button className="mt-2" disabled={withdraw.isPending} onClick={() => withdraw.mutate(heldId, onGone && { onSuccess: onGone })}>
          {t('talk.withdraw')}
        </Button>
      ) : null}
    </Notice>
  );
}
