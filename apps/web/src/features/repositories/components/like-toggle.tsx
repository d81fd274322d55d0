import type { ReactNode } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { useToast } from '../../../ui/toast';
import { useLike } from '../api/like';

export default function LikeToggle({ repository, children }: { repository: RepositoryDetail; children: ReactNode }) {
  const t = useT();
  const { say } = useToast();
  const like = useLike(repository);
  const toggle = () => like.mutate(!repository.liked, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Button aria-pressed={repository.liked} onClick={toggle}>
      {children}
    </Button>
  );
}
