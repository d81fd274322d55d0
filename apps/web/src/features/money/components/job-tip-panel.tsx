// Tips on a job that waits: what one would do, what nobody can do against it, and taking it back.
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Job, JobTips, Money } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { useMoney } from '../../../lib/use-money';
import { useSettled } from '../../../lib/use-settled';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { jobTipsQuery, useTipJob, useWithdrawTips } from '../api/tips';
import { tipMinor } from '../model/tip-amounts';
import { TipFields, useTipForm } from './tip-fields';

const TYPING_MS = 250;

interface Props {
  job: Job;
  money: Money;
  payers: readonly string[];
  /** Whose members may do something about the job. */
  mayTip: boolean;
  /** How lengths of time are written. */
  formatSeconds: (seconds: number, locale: string) => string;
}

export function JobTipPanel({ job, money, payers, mayTip, formatSeconds }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { data: tips } = useQuery(jobTipsQuery(job.key, ''));
  if (tips === undefined) return null;
  return (
    <section aria-label={t('jobTip.title')} className="space-y-2 border-t border-line pt-4">
      <p>
        <Bound tips={tips} formatSeconds={formatSeconds} />
      </p>
      <Held job={job} tips={tips} mayTip={mayTip} />
      {mayTip ? <Button onClick={() => setOpen(true)}>{t('jobTip.open')}</Button> : null}
      <Dialog open={isOpen} onOpenChange={setOpen} title={t('jobTip.title')} description={t('jobTip.text')}>
        {isOpen ? (
          <JobTipForm job={job} money={money} payers={payers} formatSeconds={formatSeconds} onClose={() => setOpen(false)} />
        ) : null}
      </Dialog>
    </section>
  );
}

/** What holds whatever anybody tips. */
function Bound({ tips: { othersAtMost, longestWaitSeconds, lanes }, formatSeconds }: { tips: JobTips } & Pick<Props, 'formatSeconds'>) {
  const t = useT();
  const locale = useLocale();
  if (othersAtMost === null) return t('jobTip.noBound');
  const overdue = formatSeconds(lanes.overdueAfterSeconds, locale);
  const bound = t('jobTip.bound', { count: othersAtMost, overdue });
  return longestWaitSeconds === null ? bound : `${bound} ${t('jobTip.longest', { time: formatSeconds(longestWaitSeconds, locale) })}`;
}

/** What is on it now, and the way to take it back. */
function Held({ job, tips: { tips, currency }, mayTip }: { job: Job; tips: JobTips; mayTip: boolean }) {
  const t = useT();
  const write = useMoney();
  const { say } = useToast();
  const withdraw = useWithdrawTips(job.key);
  const held = tips.filter(({ state }) => state === 'held').reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  if (held === 0n) return null;
  return (
    <>
      {withdraw.isError ? <Notice tone="danger">{problemText(withdraw.error, t)}</Notice> : null}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{t('jobTip.held', { amount: write(held, currency) })}</span>
        {mayTip ? (
          <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate(undefined, { onSuccess: () => say(t('jobTip.withdrawn')) })}>
            {t('jobTip.withdraw')}
          </Button>
        ) : null}
      </p>
    </>
  );
}

function JobTipForm({ job, money, payers, formatSeconds, onClose }: Omit<Props, 'mayTip'> & { onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const { amount, payer, requestKey, set } = useTipForm(payers, newRequestKey);
  const tip = useTipJob(job.key);
  const minor = tipMinor(amount, money.currency);
  const asked = useSettled(amount.trim(), TYPING_MS);
  const outlook = useQuery({ ...jobTipsQuery(job.key, asked), enabled: tipMinor(asked, money.currency) !== null });
  const problem = tip.error ?? (minor === null ? null : outlook.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (minor === null || tip.isPending) return;
    tip.mutate({ amount: amount.trim(), payer, requestKey }, { onSuccess: () => (say(t('jobTip.done')), onClose()) });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {problem ? <Notice tone="danger">{problemText(problem, t)}</Notice> : null}
      <TipFields
        money={money}
        payers={payers}
        payer={payer}
        amount={amount}
        onPayer={(name) => set({ payer: name })}
        onAmount={(text) => (tip.reset(), set({ amount: text }))}
      />
      {minor === null || outlook.data === undefined || outlook.isError ? null : (
        <Outlook tips={outlook.data} formatSeconds={formatSeconds} />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={minor === null || outlook.isError || tip.isPending}>
          {t('jobTip.give')}
        </Button>
      </div>
    </form>
  );
}

function Outlook({ tips, formatSeconds }: { tips: JobTips } & Pick<Props, 'formatSeconds'>) {
  const t = useT();
  const { positionNow, positionThen } = tips;
  return (
    <div className="space-y-1 rounded-control border border-line bg-sunken px-3 py-2 text-sm" aria-live="polite">
      <p className="font-medium">
        {positionThen < positionNow
          ? t('jobTip.outlook', { now: positionNow, next: positionThen })
          : t('jobTip.noUse', { now: positionNow })}
      </p>
      <p className="text-muted">
        <Bound tips={tips} formatSeconds={formatSeconds} />
      </p>
    </div>
  );
}
