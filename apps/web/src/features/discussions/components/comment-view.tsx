import { useState } from 'react';
import { discussionAddress, type RepositoryKey } from '../../../lib/addresses';
import type { Discussion, DiscussionComment, DiscussionEntry } from '../../../lib/api-types';
import { copyText } from '../../../lib/clipboard';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Icon } from '../../../ui/icon';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import { Moment } from '../../../ui/moment';
import { Prose } from '../../../ui/prose';
import { useToast } from '../../../ui/toast';
import { useEditComment, useHideComment } from '../api/deeds';
import { deedOf } from '../model/deeds-of';
import { useKeptText } from '../model/kept-text';
import { CommentVersions } from './comment-versions';
import { Composer } from './composer';
import { HeldMark, HeldNote } from './held-mark';
import { Person } from './person';
import { Reactions } from './reactions';

export interface CommentProps {
  repository: RepositoryKey;
  num: number;
  entry: DiscussionEntry;
  comment: DiscussionComment;
  discussionAuthor: Discussion['author'];
  /** Who looks; null: a visitor. */
  me: string | null;
  may: { comment: boolean; write: boolean };
  isFirst: boolean;
  /** It stands with others in a thread, which says where. */
  isInThread?: boolean;
  onQuote: (text: string) => void;
}

/** What somebody said, and what can be done with it. */
export function CommentView(props: CommentProps) {
  const { entry, comment } = props;
  const [part, setPart] = useState<'read' | 'edit' | 'hide' | 'versions'>('read');
  const anchor = `comment-${entry.id}`;
  const isHeld = entry.heldId !== null;
  const isOwn = props.me !== null && entry.author?.name === props.me;
  const waits = { repository: props.repository, num: props.num, isOwn };
  return (
    <article
      id={anchor}
      className={cx(
        'scroll-mt-20 bg-surface',
        props.isInThread ? 'not-first:border-t border-line' : 'overflow-hidden rounded-panel border border-line target:border-accent',
      )}
    >
      <Head {...props} onPart={setPart} />
      <div className={cx('space-y-3 px-4', props.isInThread ? 'pb-3' : 'py-3')}>
        {part === 'edit' ? <Editing {...props} onDone={() => setPart('read')} /> : <Said {...props} />}
        {/* Of a discussion that waits as a whole the head of the page says so. */}
        {entry.heldId !== null && !props.isFirst ? <HeldNote {...waits} heldId={entry.heldId} /> : null}
        {comment.heldEdit === null ? null : (
          <HeldNote {...waits} heldId={comment.heldEdit.id}>
            {comment.heldEdit.content}
          </HeldNote>
        )}
        <Reactions
          repository={props.repository}
          num={props.num}
          id={entry.id}
          reactions={comment.reactions}
          mayReact={props.me !== null && props.may.comment && !comment.isHidden && !isHeld}
        />
      </div>
      {part === 'hide' ? <Hiding {...props} onDone={() => setPart('read')} /> : null}
      {part === 'versions' ? (
        <CommentVersions repository={props.repository} num={props.num} id={entry.id} onClose={() => setPart('read')} />
      ) : null}
    </article>
  );
}

function Head(props: CommentProps & { onPart: (part: 'edit' | 'hide' | 'versions') => void }) {
  const t = useT();
  const { entry, comment, isFirst, isInThread = false, discussionAuthor } = props;
  const isByAuthor = !isFirst && entry.author !== null && entry.author.name === discussionAuthor?.name;
  return (
    <header
      className={cx(
        'flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1.5 text-sm',
        isInThread ? null : 'border-b border-line bg-sunken',
      )}
    >
      <Person person={entry.author} picture />
      {isByAuthor ? <Badge>{t('talk.isAuthor')}</Badge> : null}
      <span className="text-muted">{t(deedOf(entry, { isFirst, wasDraft: false }).words)}</span>
      <Moment at={entry.at} className="text-muted" />
      {entry.heldId === null || isFirst ? null : <HeldMark />}
      {comment.editedAt === null || comment.isHidden ? null : (
        <button type="button" onClick={() => props.onPart('versions')} className="text-muted underline hover:text-ink">
          {t('talk.edited')}
        </button>
      )}
      {entry.heldId === null ? <Deeds {...props} /> : null}
    </header>
  );
}

function Deeds({ repository, num, entry, comment, me, may, onQuote, onPart }: CommentProps & { onPart: (part: 'edit' | 'hide') => void }) {
  const t = useT();
  const { say } = useToast();
  const isOwn = me !== null && entry.author?.name === me;
  const copy = async () => {
    const address = `${window.location.origin}${discussionAddress(repository, num)}#comment-${entry.id}`;
    if (await copyText(address)) say(t('talk.copied'));
  };
  const action = (title: string, onSelect: () => void): MenuEntry => ({ kind: 'action', title, onSelect });
  const entries = [
    action(t('talk.copyLink'), () => void copy()),
    ...(may.comment && comment.content !== null ? [action(t('talk.quote'), () => onQuote(quoted(comment.content ?? '')))] : []),
    ...(isOwn && may.comment && !comment.isHidden ? [action(t('talk.edit'), () => onPart('edit'))] : []),
    ...((isOwn || may.write) && !comment.isHidden ? [action(t('talk.hide'), () => onPart('hide'))] : []),
  ];
  return (
    <Menu
      trigger={<Icon name="more" />}
      label={t('talk.moreOf', { author: entry.author?.name ?? t('talk.gone') })}
      className="ml-auto inline-flex size-7 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
      entries={entries}
    />
  );
}

function quoted(content: string): string {
  return `${content
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`;
}

function Said({ comment, isFirst }: CommentProps) {
  const t = useT();
  if (comment.isHidden)
    return <p className="text-muted italic">{comment.hiddenBy ? t('talk.hiddenBy', { name: comment.hiddenBy.name }) : t('talk.hidden')}</p>;
  if (comment.content?.trim()) return <Prose html={comment.html} />;
  return isFirst ? <p className="text-muted italic">{t('talk.noText')}</p> : null;
}

function Editing({ repository, num, entry, comment, onDone }: CommentProps & { onDone: () => void }) {
  const t = useT();
  const edit = useEditComment(repository, num, entry.id);
  const [text, setText, forget] = useKeptText(`comment-${entry.id}`, comment.content ?? '');
  const leave = () => {
    forget();
    onDone();
  };
  const save = () => edit.mutate(text, { onSuccess: leave });
  return (
    <Composer label={t('talk.edit')} text={text} onChange={setText} onSend={save} repository={repository} error={edit.error}>
      <Button tone="primary" onClick={save} disabled={edit.isPending || text.trim() === ''}>
        {t('talk.save')}
      </Button>
      <Button tone="quiet" onClick={leave}>
        {t('cancel')}
      </Button>
    </Composer>
  );
}

function Hiding({ repository, num, entry, onDone }: CommentProps & { onDone: () => void }) {
  const t = useT();
  const hide = useHideComment(repository, num, entry.id);
  return (
    <ConfirmDialog
      open
      onClose={onDone}
      title={t('talk.hideTitle')}
      text={t('talk.hideText')}
      action={t('talk.hide')}
      onConfirm={() => hide.mutate(undefined, { onSuccess: onDone })}
      pending={hide.isPending}
      error={hide.error}
    />
  );
}
