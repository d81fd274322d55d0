import type { RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { useToast } from '../../../ui/toast';
import { useChangeDiscussion, useComment, useReview } from '../api/deeds';
import { Composer } from './composer';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  me: string;
  text: string;
  setText: (text: string) => void;
  forget: () => void;
}

/** A comment, a review, an end or a new beginning: everything that somebody may say at the foot of a discussion. */
export function Reply({ repository, discussion, me, text, setText, forget }: Props) {
  const t = useT();
  const { say } = useToast();
  const { num, status, may, isPullRequest, author } = discussion;
  const comment = useComment(repository, num);
  const review = useReview(repository, num);
  const change = useChangeDiscussion(repository, num);
  const pending = comment.isPending || review.isPending || change.isPending;
  const isEmpty = text.trim() === '';
  const done = { onSuccess: forget, onError: (error: Error) => say(problemText(error, t), 'danger') };
  const send = () => (isEmpty || pending ? undefined : comment.mutate(text, done));
  const end = (next: 'open' | 'closed') => change.mutate({ status: next, ...(isEmpty ? {} : { comment: text }) }, done);
  // What was looked at is approved, not what came since.
  const seen = discussion.proposal?.headOid ? { headOid: discussion.proposal.headOid } : {};
  const isOthers = isPullRequest && author?.name !== me;
  return (
    <Composer label={t('talk.comment')} text={text} onChange={setText} onSend={send} repository={repository}>
      <Button tone="primary" onClick={send} disabled={isEmpty || pending}>
        {t('talk.comment')}
      </Button>
      {isOthers && (status === 'open' || status === 'draft') ? (
        <>
          <Button onClick={() => review.mutate({ verdict: 'approve', content: text, ...seen }, done)} disabled={pending}>
            {t('talk.approve')}
          </Button>
          <Button onClick={() => review.mutate({ verdict: 'request-changes', content: text, ...seen }, done)} disabled={isEmpty || pending}>
            {t('talk.askChanges')}
          </Button>
        </>
      ) : null}
      {may.tend && status !== 'merged' ? (
        <Button className="sm:ml-auto" onClick={() => end(status === 'closed' ? 'open' : 'closed')} disabled={pending}>
          {t(status === 'closed' ? 'talk.reopen' : isEmpty ? 'talk.close' : 'talk.sendAndClose')}
        </Button>
      ) : null}
    </Composer>
  );
}
