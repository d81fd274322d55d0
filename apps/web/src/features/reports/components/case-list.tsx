import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseDecision, ReportedCase } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { caseReportsQuery, useDecide } from '../api/reports';

/** What may be decided of what (modules/moderation). */
const DEEDS: Record<ReportedCase['kind'], readonly CaseDecision[]> = {
  repository: ['take-down'],
  comment: ['hide'],
  person: ['suspend'],
  organization: [],
  collection: ['remove'],
};

export interface Deciding {
  found: ReportedCase;
  decision: CaseDecision;
}

export function CaseRow({ found, onDecide }: { found: ReportedCase; onDecide: (deciding: Deciding) => void }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className="space-y-2 p-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge>{t(`case.kind.${found.kind}`)}</Badge>
        <AppLink href={found.address} className="min-w-0 font-medium break-words text-ink hover:text-link">
          {found.label}
        </AppLink>
        {found.reasons.map((reason) => (
          <Badge key={reason} tone="warn">
            {t(`report.reason.${reason}`)}
          </Badge>
        ))}
        <span className="text-xs text-muted">
          <Moment at={found.openedAt} />
        </span>
      </p>
      {found.excerpt === '' ? null : (
        <p data-by-user="" className="line-clamp-3 border-l-2 border-line pl-3 text-sm break-words text-muted">
          {found.excerpt}
        </p>
      )}
      {isOpen ? <Reports id={found.id} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
          {t('case.reports', { count: found.reports })}
        </Button>
        {found.decision === null ? <Deeds found={found} onDecide={onDecide} /> : <Decided found={found} />}
      </div>
    </li>
  );
}

function Deeds({ found, onDecide }: { found: ReportedCase; onDecide: (deciding: Deciding) => void }): ReactNode {
  const t = useT();
  const decisions: readonly CaseDecision[] = [...DEEDS[found.kind], 'dismiss'];
  return decisions.map((decision) => (
    <Button key={decision} tone={decision === 'dismiss' ? undefined : 'danger'} onClick={() => onDecide({ found, decision })}>
      {t(`case.${decision}`)}
    </Button>
  ));
}

function Decided({ found }: { found: ReportedCase }) {
  const t = useT();
  return (
    <p className="text-sm text-muted">
      <Badge>{t(`case.done.${found.decision ?? 'dismiss'}`)}</Badge> {found.decidedBy} <Moment at={found.decidedAt ?? found.openedAt} />{' '}
      <span data-by-user="" className="text-ink">
        {found.decisionReason}
      </span>
    </p>
  );
}

function Reports({ id }: { id: string }) {
  const t = useT();
  const { data, error } = useQuery(caseReportsQuery(id));
  if (error) return <Notice tone="danger">{problemText(error, t)}</Notice>;
  if (data === undefined) return <SkeletonRows count={2} className="h-10" />;
  return (
    <ul className="space-y-2 rounded-control bg-sunken p-3 text-sm">
      {data.items.map(({ id: key, reporter, reason, words, createdAt }) => (
        <li key={key}>
          <p className="text-xs text-muted">
            {reporter === null ? null : (
              <>
                <AppLink href={`/${encodeURIComponent(reporter)}`}>{reporter}</AppLink> ·{' '}
              </>
            )}
            {t(`report.reason.${reason}`)} · <Moment at={createdAt} />
          </p>
          <p className="break-words whitespace-pre-wrap">{words}</p>
        </li>
      ))}
    </ul>
  );
}

/** Every decision has a reason. */
export function DecisionDialog({ deciding, onClose }: { deciding: Deciding; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const [isEmpty, setIsEmpty] = useState(false);
  const decide = useDecide();
  const { found, decision } = deciding;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setIsEmpty(reason === '');
    if (reason === '') return;
    decide.mutate({ id: found.id, decision, reason }, { onSuccess: () => (say(t('case.decided')), onClose()) });
  };
  return (
    <Dialog open onOpenChange={onClose} title={`${t(`case.${decision}`)}: ${found.label}`} description={t(`case.note.${decision}`)}>
      <form onSubmit={submit} className="space-y-4">
        {decide.isError ? <Notice tone="danger">{problemText(decide.error, t)}</Notice> : null}
        <TextAreaField label={t('case.reason')} name="reason" maxLength={500} error={isEmpty ? t('case.reasonMissing') : undefined} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone={decision === 'dismiss' ? 'primary' : 'danger'} disabled={decide.isPending}>
            {t(`case.${decision}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
