import { lazy, type ReactNode, Suspense } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';

/** Visitors are led to signing in, and need nothing of what follows. */
const LikeToggle = lazy(() => import('./like-toggle'));

export function LikeButton({ repository, signInHref }: { repository: RepositoryDetail; signInHref: string | null }) {
  const t = useT();
  const locale = useLocale();
  const face: ReactNode = (
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
  return (
    <Suspense fallback={<Button disabled>{face}</Button>}>
      <LikeToggle repository={repository}>{face}</LikeToggle>
    </Suspense>
  );
}
