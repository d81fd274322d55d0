import { useLocation } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { useToast } from '../../../ui/toast';
import { useAnswer, useResolve } from '../api/deeds';
import { useKeptText } from '../model/kept-text';
import type { Talk } from '../model/threads';
import { CommentView } from './comment-view';
import { Composer } from './composer';
import { ShownLines } from './shown-lines';
import { partsOf } from './talk-tools';

interface Props {
  repository: RepositoryKey;
  discussion: Pick<DiscussionDetail, 'num' | 'author' | 'may'>;
  me: string | null;
  talk: Talk;
  /** Where its line is not to be seen: it shows the lines as they were. */
  withLines: boolean;
}

/** What was said of a line of the change, with its answers. */
export function ThreadView(props: Props) {
  const { talk, withLines, discussion, me } = props;
  const { root, comment, place, thread, answers } = talk;
  const t = useT();
  const id = useId();
  const isNamed = useIsNamed([`thread-${root.id}`, ...[root, ...answers].map((entry) => `comment-${entry.id}`)]);
  const [isOpen, setOpen] = useState(thread.resolvedAt === null || isNamed);
  const [text, setText, forget] = useKeptText(`thread-${root.id}`);
  const [isAnswering, setAnswering] = useState(text !== '');
  const mayAnswer = me !== null && discussion.may.comment && root.heldId === null;
  const quote = (said: string) => {
    setText(text.trim() === '' ? said : `${text.trimEnd()}\n\n${said}`);
    setAnswering(true);
  };
  return (
    <section
      id={`thread-${root.id}`}
      aria-label={t('talk.thread', { line: place.line, path: place.path })}
      className="scroll-mt-20 overflow-hidden rounded-panel border border-line bg-surface font-sans text-sm"
    >
      <Head {...props} contentId={id} isOpen={isOpen} onOpen={setOpen} />
      {isOpen ? (
        <div id={id}>
          {withLines ? <ShownLines lines={thread.lines} path={place.path} /> : null}
          {[{ ...root, comment }, ...answers].map((entry) =>
            entry.comment === null ? null : (
              <CommentView
                key={entry.id}
                repository={props.repository}
                num={discussion.num}
                entry={entry}
                comment={entry.comment}
                discussionAuthor={discussion.author}
                me={me}
                may={discussion.may}
                isFirst={false}
                isInThread
                onQuote={quote}
              />
            ),
          )}
          {mayAnswer ? (
            <div className="border-t border-line p-2">
              {isAnswering ? (
                <Answering {...props} {...{ text, setText, forget }} onDone={() => setAnswering(false)} />
              ) : (
                <Button onClick={() => setAnswering(true)}>{t('talk.thread.answer')}</Button>
              )}
            </div>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

/** Where it is, how it stands, and the way to settle it. */
function Head({
  repository,
  discussion,
  talk,
  withLines,
  contentId,
  isOpen,
  onOpen,
}: Props & { contentId: string; isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  const t = useT();
  const { root, place, thread } = talk;
  const { say } = useToast();
  const resolve = useResolve(repository, discussion.num, root.id);
  const isResolved = thread.resolvedAt !== null;
  const set = () =>
    resolve.mutate(!isResolved, { onSuccess: () => onOpen(isResolved), onError: (error) => say(problemText(error, t), 'danger') });
  const line = thread.line ?? place.line;
  const href = `${partsOf(repository, discussion.num).files}#thread-${root.id}`;
  return (
    <div className={cx('flex flex-wrap items-center gap-x-2 gap-y-1 bg-sunken px-3 py-1.5', isOpen && 'border-b border-line')}>
      <AppLink href={href} className="min-w-0 text-link hover:underline">
        {withLines ? (
          <span data-by-user className="font-mono text-xs break-all">
            {place.path}:{line}
          </span>
        ) : (
          t('talk.line.of', { line })
        )}
      </AppLink>
      {place.side === 'old' ? <span className="text-xs text-muted">{t('talk.line.before')}</span> : null}
      {thread.isOutdated ? (
        <Badge tone="warn">
          <Icon name="history" className="size-3" />
          {t('talk.thread.outdated')}
        </Badge>
      ) : null}
      {isResolved ? (
        <Badge tone="accent">
          <Icon name="check" className="size-3" />
          {thread.resolvedBy ? t('talk.thread.resolvedBy', { name: thread.resolvedBy.name }) : t('talk.thread.resolved')}
        </Badge>
      ) : null}
      <span className="ml-auto flex gap-1">
        {isResolved ? (
          <Button tone="quiet" className="h-7" aria-expanded={isOpen} aria-controls={contentId} onClick={() => onOpen(!isOpen)}>
            {t(isOpen ? 'talk.thread.fold' : 'talk.thread.unfold', { count: talk.answers.length + 1 })}
          </Button>
        ) : null}
        {thread.mayResolve ? (
          <Button className="h-7" onClick={set} disabled={resolve.isPending}>
            {t(isResolved ? 'talk.reopen' : 'talk.thread.resolve')}
          </Button>
        ) : null}
      </span>
    </div>
  );
}

function Answering({
  repository,
  discussion,
  talk,
  text,
  setText,
  forget,
  onDone,
}: Props & { text: string; setText: (text: string) => void; forget: () => void; onDone: () => void }) {
  const t = useT();
  const answer = useAnswer(repository, discussion.num, talk.root.id);
  const leave = () => {
    forget();
    onDone();
  };
  const send = () => (text.trim() === '' || answer.isPending ? undefined : answer.mutate(text, { onSuccess: leave }));
  return (
    <Composer
      label={t('talk.thread.answerTo', { line: talk.place.line, path: talk.place.path })}
      text={text}
      onChange={setText}
      onSend={send}
      repository={repository}
      error={answer.error}
      rows={3}
      autoFocus
    >
      <Button tone="primary" onClick={send} disabled={text.trim() === '' || answer.isPending}>
        {t('talk.thread.answer')}
      </Button>
      <Button tone="quiet" onClick={leave}>
        {t('cancel')}
      </Button>
    </Composer>
  );
}

/** Whether the address names one of these: then it is open, resolved or not. */
function useIsNamed(ids: readonly string[]): boolean {
  return ids.includes(useLocation().hash);
}
