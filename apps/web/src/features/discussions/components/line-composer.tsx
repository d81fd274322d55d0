import { useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { focusLine } from '../../../lib/line-notes';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { useCommentOnLine } from '../api/deeds';
import { useKeptText } from '../model/kept-text';
import { draftKey, type LineDraft, type LineDrafts } from '../model/line-drafts';
import { Composer } from './composer';
import { Preview } from './preview';

interface Props {
  repository: RepositoryKey;
  num: number;
  draft: LineDraft;
  drafts: LineDrafts;
  /** It may wait to be sent with a review. */
  mayReview: boolean;
  /** Where its line is not to be seen. */
  isElsewhere: boolean;
}

/** What somebody writes about a line, until it is sent. */
export function LineComposer(props: Props) {
  const { draft } = props;
  const t = useT();
  const [isEdited, setEdited] = useState(false);
  return (
    <div data-draft={draftKey(draft)} className="space-y-1 font-sans text-sm">
      {props.isElsewhere ? (
        <p className="text-xs text-muted">
          <span data-by-user className="font-mono break-all">
            {draft.path}:{draft.line}
          </span>{' '}
          {draft.side === 'old' ? t('talk.line.before') : null}
        </p>
      ) : null}
      {draft.waiting !== null && !isEdited ? (
        <Waiting {...props} text={draft.waiting} onEdit={() => setEdited(true)} />
      ) : (
        <Writing {...props} onDone={() => setEdited(false)} />
      )}
    </div>
  );
}

function Writing({ repository, num, draft, drafts, mayReview, onDone }: Props & { onDone: () => void }) {
  const t = useT();
  const comment = useCommentOnLine(repository, num);
  const [text, setText, forget] = useKeptText(drafts.nameOf(draft), draft.waiting ?? '');
  const { waiting, ...place } = draft;
  const isEmpty = text.trim() === '';
  const leave = (end: () => void) => {
    forget();
    end();
    onDone();
    focusLine(draft);
  };
  const send = () => {
    if (!isEmpty && !comment.isPending) comment.mutate({ content: text, place }, { onSuccess: () => leave(() => drafts.close(draft)) });
  };
  return (
    <Composer
      label={t('talk.line.write', { line: draft.line, path: draft.path })}
      text={text}
      onChange={setText}
      onSend={send}
      repository={repository}
      error={comment.error}
      rows={3}
      autoFocus={drafts.fresh === draftKey(draft) || waiting !== null}
    >
      <Button tone="primary" onClick={send} disabled={isEmpty || comment.isPending}>
        {t('talk.line.send')}
      </Button>
      {mayReview ? (
        <Button onClick={() => leave(() => drafts.wait(draft, text))} disabled={isEmpty || comment.isPending}>
          {t('talk.line.addToReview')}
        </Button>
      ) : null}
      <Button tone="quiet" onClick={() => leave(() => (waiting === null ? drafts.close(draft) : undefined))}>
        {t('cancel')}
      </Button>
    </Composer>
  );
}

/** Sent with the review, and seen by nobody else before. */
function Waiting({ repository, draft, drafts, text, onEdit }: Props & { text: string; onEdit: () => void }) {
  const t = useT();
  return (
    <section aria-label={t('talk.line.waits')} className="rounded-panel border border-dashed border-line-strong bg-surface">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-1.5">
        <Badge tone="warn">{t('talk.line.waits')}</Badge>
        <span className="text-xs text-muted">{t('talk.line.waitsNote')}</span>
        <span className="ml-auto flex gap-1">
          <Button tone="quiet" className="h-7" onClick={onEdit}>
            {t('talk.edit')}
          </Button>
          <Button
            tone="quiet"
            className="h-7"
            onClick={() => {
              drafts.close(draft);
              focusLine(draft);
            }}
          >
            {t('talk.line.drop')}
          </Button>
        </span>
      </div>
      <div className="px-4 py-3">
        <Preview repository={repository} text={text} />
      </div>
    </section>
  );
}
