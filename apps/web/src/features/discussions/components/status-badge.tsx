import type { Discussion } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';

const TONES = { draft: 'plain', open: 'accent', closed: 'danger', merged: 'warn' } as const;

/** The state in words and colour; the sign says whether it is a pull request. */
export function StatusBadge({ discussion, className }: { discussion: Pick<Discussion, 'status' | 'isPullRequest'>; className?: string }) {
  const t = useT();
  return (
    <Badge tone={TONES[discussion.status]} className={className}>
      <Icon name={discussion.isPullRequest ? 'branch' : 'talk'} className="size-3" />
      {t(`talk.status.${discussion.status}`)}
    </Badge>
  );
}
