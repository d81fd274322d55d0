import type { Collection } from '../../../lib/api-types';
import { formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { useToast } from '../../../ui/toast';
import { useUpvote } from '../api/collections';

export function UpvoteButton({ collection, signInHref }: { collection: Collection; signInHref: string | null }) {
  const t = useT();
  const locale = useLocale();
  const { say } = useToast();
  const upvote = useUpvote(collection);
  const face = (
    <>
      <Icon name="chevron" className="size-4 rotate-180" />
      <span>{t('collection.upvote')}</span>
      <span className={collection.isUpvoted ? '' : 'text-muted'}>{formatCount(collection.upvotes, locale)}</span>
    </>
  );
  if (signInHref !== null) {
    return (
      <AppLink href={signInHref} className={buttonClass()}>
        {face}
      </AppLink>
    );
  }
  const toggle = () => upvote.mutate(!collection.isUpvoted, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Button tone={collection.isUpvoted ? 'primary' : 'plain'} aria-pressed={collection.isUpvoted} onClick={toggle}>
      {face}
    </Button>
  );
}
