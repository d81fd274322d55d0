import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Plan, PlanPreview, PlanStanding } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { type PlanWish, previewQuery, useConfirmPlan } from '../api/plans';
import { IntervalChoice } from './interval-choice';
import { InvoiceLines } from './invoice-lines';
import type { Interval } from './plan-card';

interface Props {
  namespace: string;
  /** Null: nothing is being chosen. */
  plan: Plan | null;
  standing: PlanStanding;
  interval: Interval;
  onClose: () => void;
}

/** What the change costs at this moment, and the change itself on exactly these terms. */
export function ChangePlan({ plan, onClose, ...props }: Props) {
  const t = useT();
  const locale = useLocale();
  return (
    <Dialog
      open={plan !== null}
      onOpenChange={(next) => next || onClose()}
      title={plan ? t('plan.choose', { plan: plan.name[locale] }) : ''}
    >
      {plan === null ? null : <Choice plan={plan} onClose={onClose} {...props} />}
    </Dialog>
  );
}

function Choice({ namespace, plan, standing, interval: first, onClose }: Props & { plan: Plan }) {
  const t = useT();
  const held = standing.subscription;
  const [interval, setInterval] = useState<Interval>(first);
  const [seats, setSeats] = useState(String(held?.seats ?? 1));
  const [withTrial, setTrial] = useState(held === null && plan.trialDays > 0);
  const wish: PlanWish = { plan: plan.code, interval, seats: Math.max(1, Math.trunc(Number(seats)) || 1), withTrial };
  return (
    <div className="space-y-4">
      <IntervalChoice value={interval} onChange={setInterval} />
      {plan.isPerSeat ? (
        <TextField
          label={t('plan.seats')}
          hint={t('plan.seatsHint')}
          inputMode="numeric"
          value={seats}
          onChange={(event) => setSeats(event.target.value)}
        />
      ) : null}
      {held === null && plan.trialDays > 0 ? (
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={withTrial} onChange={(event) => setTrial(event.target.checked)} className="accent-(--accent)" />
          {t('plan.withTrial', { days: plan.trialDays })}
        </label>
      ) : null}
      <Previewed namespace={namespace} wish={wish} onClose={onClose} />
    </div>
  );
}

function Previewed({ namespace, wish, onClose }: { namespace: string; wish: PlanWish; onClose: () => void }) {
  const t = useT();
  const preview = useQuery(previewQuery(namespace, wish));
  if (preview.isError)
    return (
      <>
        <Notice tone="danger">{problemText(preview.error, t)}</Notice>
        <div className="flex justify-end">
          <Button onClick={onClose}>{t('money.close')}</Button>
        </div>
      </>
    );
  if (preview.data === undefined) return <SkeletonRows count={3} className="h-6" />;
  return <Agreement key={preview.data.token} namespace={namespace} wish={wish} preview={preview.data} onClose={onClose} />;
}

interface AgreementProps {
  namespace: string;
  wish: PlanWish;
  preview: PlanPreview;
  onClose: () => void;
}

function Agreement({ namespace, wish, preview, onClose }: AgreementProps) {
  const t = useT();
  const locale = useLocale();
  const { say } = useToast();
  const [requestKey] = useState(newRequestKey);
  const confirm = useConfirmPlan(namespace);
  const { kind, at, token, periodEnd, currency, isEnough } = preview;
  const go = () =>
    confirm.mutate(
      { ...wish, at, token, requestKey },
      {
        onSuccess: () => {
          say(t('plan.done'));
          onClose();
        },
      },
    );
  return (
    <div className="space-y-4">
      <p className="text-muted">{t(`plan.how.${kind}`, { day: formatDay(periodEnd, locale) })}</p>
      {preview.lines.length === 0 ? null : <InvoiceLines amounts={preview} currency={currency} />}
      {isEnough ? null : <Notice tone="warn">{t('plan.notEnough')}</Notice>}
      {confirm.error ? <Notice tone="danger">{problemText(confirm.error, t)}</Notice> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('money.close')}</Button>
        <Button tone="primary" disabled={!isEnough || confirm.isPending} onClick={go}>
          {t(`plan.confirm.${kind}`)}
        </Button>
      </div>
    </div>
  );
}
