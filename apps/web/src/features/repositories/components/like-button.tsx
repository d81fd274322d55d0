import type { RepositoryDetail } from '../../../lib/api-types';
import { formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { useToast } from '../../../ui/toast';
import { useLike } from '../api/like';

export function LikeButton({ repository, signInHref }: { repository: RepositoryDetail; signInHref: string | null }) {
  const t = useT();
  const locale = useLocale();
  const { say } = useToast();
  const like = useLike(repository);
  const face = (
    <>
      <Icon name="heart" filled={repository.liked} className={repository.liked ? 'size-4 text-danger' : 'size-4'} />
      <span>{t('repo.like')}</span>
      <span className="text-muted">{formatCount(repository.likes, locale)}</span>
    </>
  );
  if (signInHref !== null) {
    return (
      <AppLink href={signInHref} className={buttonClass('plain')}>
        {face}
      </AppLink>
    );
  }
  const toggle = () => like.mutate(!repository.liked, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Button aria-pressed={repository.liked} onClick={toggle}>
      {face}
    </Button>
  );
}
