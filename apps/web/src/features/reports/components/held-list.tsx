import { useState, type FormEvent } from 'react';
import type { HeldText } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useDecideHeld } from '../api/held';

/** What somebody wrote and what waits, or what became of it. */
export function HeldRow({ text, onRefuse }: { text: HeldText; onRefuse: (text: HeldText) => void }) {
  const t = useT();
  const { say } = useToast();
  const decide = useDecideHeld();
  const { id, kind, author, repository, num, address, createdAt, decision } = text;
  const letThrough = () => decide.mutate({ id, decision: 'let-through' }, { onSuccess: () => say(t('held.letThrough')) });
  return (
    <li className="space-y-2 p-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge>{t(`held.kind.${kind}`)}</Badge>
        <AppLink href={address} className="min-w-0 font-medium break-words text-ink hover:text-link">
          {repository}#{num}
        </AppLink>
        <span className="text-xs text-muted">
          <AppLink href={`/${encodeURIComponent(author)}`}>{author}</AppLink> · <Moment at={createdAt} />
        </span>
      </p>
      <Written text={text} />
      <p className="text-sm break-words text-muted">
        {t(`held.by.${text.foundBy}`)}{' '}
        <span className="text-ink" data-by-user="">
          {text.why}
        </span>
      </p>
      {decide.isError ? <Notice tone="danger">{problemText(decide.error, t)}</Notice> : null}
      {decision === null ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={letThrough} disabled={decide.isPending}>
            {t('held.let-through')}
          </Button>
          <Button tone="danger" onClick={() => onRefuse(text)} disabled={decide.isPending}>
            {t('held.refuse')}
          </Button>
        </div>
      ) : (
        <p className="text-sm text-muted">
          <Badge>{t(`held.done.${decision}`)}</Badge> {text.decidedBy} <Moment at={text.decidedAt ?? createdAt} />{' '}
          <span className="text-ink" data-by-user="">
            {text.decisionReason}
          </span>
        </p>
      )}
    </li>
  );
}

function Written({ text: { kind, title, titleNow, content, contentNow } }: { text: HeldText }) {
  const t = useT();
  const about = kind === 'discussion' || kind === 'title' ? title : titleNow;
  return (
    <>
      {about === null ? null : (
        <p className="break-words" data-by-user="">
          {about}
        </p>
      )}
      {kind === 'title' && titleNow !== null ? <Former label={t('held.titleNow')} said={titleNow} /> : null}
      {content ? (
        <p
          className="max-h-80 overflow-y-auto border-l-2 border-warn-ink pl-3 text-sm break-words whitespace-pre-wrap"
          data-by-user=""
          tabIndex={0}
        >
          {content}
        </p>
      ) : null}
      {contentNow === null ? null : <Former label={t('held.contentNow')} said={contentNow} />}
    </>
  );
}

function Former({ label, said }: { label: string; said: string }) {
  return (
    <p className="line-clamp-3 text-sm break-words text-muted">
      {label} <span data-by-user="">{said}</span>
    </p>
  );
}

/** Whoever wrote it reads why. */
export function RefusalDialog({ text, onClose }: { text: HeldText; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const [isEmpty, setIsEmpty] = useState(false);
  const decide = useDecideHeld();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setIsEmpty(reason === '');
    if (reason === '') return;
    decide.mutate({ id: text.id, decision: 'refuse', reason }, { onSuccess: () => (say(t('held.refused')), onClose()) });
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('held.refuseOne', { author: text.author })} description={t('held.refuseNote')}>
      <form onSubmit={submit} className="space-y-4">
        {decide.isError ? <Notice tone="danger">{problemText(decide.error, t)}</Notice> : null}
        <TextAreaField label={t('case.reason')} name="reason" maxLength={500} error={isEmpty ? t('held.reasonMissing') : undefined} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="danger" disabled={decide.isPending}>
            {t('held.refuse')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
