import { useId, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail, ReviewVerdict } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useToast } from '../../../ui/toast';
import { type LineComment, useReview } from '../api/deeds';
import { useKeptText } from '../model/kept-text';
import { type LineDraft, type LineDrafts } from '../model/line-drafts';
import { Composer } from './composer';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  me: string;
  drafts: LineDrafts;
}

/** From the changed files: what one thinks of the whole, sent with what one wrote at lines. */
export function ReviewTools(props: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const waiting = props.drafts.all.filter((draft) => draft.waiting !== null);
  return (
    <>
      <Button data-tool="review" tone="primary" onClick={() => setOpen(true)}>
        {t('talk.review.changes')}
        {waiting.length === 0 ? null : (
          <span className="rounded-full bg-accent-soft px-1.5 text-xs text-accent-soft-ink">{waiting.length}</span>
        )}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={t('talk.review.changes')} wide>
        <ReviewForm {...props} waiting={waiting} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const VERDICTS = ['comment', 'approve', 'request-changes'] as const;
const WORDS = { comment: 'talk.review.comment', approve: 'talk.approve', 'request-changes': 'talk.askChanges' } as const;
const HINTS = { comment: 'talk.review.commentHint', approve: 'talk.review.approveHint', 'request-changes': 'talk.review.askHint' } as const;

function ReviewForm({
  repository,
  discussion,
  me,
  drafts,
  waiting,
  onDone,
}: Props & { waiting: readonly LineDraft[]; onDone: () => void }) {
  const t = useT();
  const { say } = useToast();
  const { num, author, proposal } = discussion;
  const isOwn = author?.name === me;
  const review = useReview(repository, num);
  const [verdict, setVerdict] = useState<ReviewVerdict>('comment');
  const [text, setText, forget] = useKeptText(`review-${repository.type}-${repository.namespace}-${repository.name}-${num}`);
  const isEmpty = text.trim() === '' && waiting.length === 0 && verdict !== 'approve';
  const send = () => {
    if (isEmpty || review.isPending) return;
    const seen = proposal?.headOid ? { headOid: proposal.headOid } : {};
    review.mutate(
      { verdict, content: text, comments: waiting.map(commentOf), ...seen },
      {
        onSuccess: () => {
          forget();
          for (const draft of waiting) drafts.close(draft);
          say(t('talk.review.sent'));
          onDone();
        },
      },
    );
  };
  return (
    <div className="space-y-4">
      {isOwn ? (
        <p className="text-muted">{t('refusal.pull-request/own-review')}</p>
      ) : (
        <VerdictChoice verdict={verdict} onChange={setVerdict} />
      )}
      <Composer label={t('talk.review.text')} text={text} onChange={setText} onSend={send} repository={repository} error={review.error} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {waiting.length === 0 ? null : <p className="min-w-0 grow text-muted">{t('talk.review.waiting', { count: waiting.length })}</p>}
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button tone="primary" onClick={send} disabled={isEmpty || review.isPending}>
          {t('talk.review.send')}
        </Button>
      </div>
    </div>
  );
}

function VerdictChoice({ verdict, onChange }: { verdict: ReviewVerdict; onChange: (verdict: ReviewVerdict) => void }) {
  const t = useT();
  const name = useId();
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
      <legend className="mb-1 font-medium">{t('talk.review.verdict')}</legend>
      {VERDICTS.map((one) => (
        <label key={one} className="flex min-w-0 basis-56 items-start gap-2">
          <input type="radio" name={name} checked={verdict === one} onChange={() => onChange(one)} className="mt-1 accent-(--accent)" />
          <span>
            <span className="block font-medium">{t(WORDS[one])}</span>
            <span className="text-xs text-muted">{t(HINTS[one])}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function commentOf({ waiting, ...place }: LineDraft): LineComment {
  return { content: waiting ?? '', place };
}
