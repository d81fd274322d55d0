import { useState } from 'react';
import type { PlanStanding } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button, buttonClass } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { usePlanStep } from '../api/plans';
import { InvoiceLines } from './invoice-lines';

interface Props {
  namespace: string;
  standing: PlanStanding;
}

/** The plan that somebody has, what comes next, and its end. */
export function PlanPanel({ namespace, standing }: Props) {
  const t = useT();
  const locale = useLocale();
  const { subscription, plan, upcoming, nextPlan } = standing;
  const [isEnding, setEnding] = useState(false);
  const steps = { cancel: usePlanStep(namespace, 'cancel'), resume: usePlanStep(namespace, 'resume'), pay: usePlanStep(namespace, 'pay') };
  const problem = steps.resume.error ?? steps.pay.error;
  if (subscription === null || plan === null) return <NoPlan />;
  const isDue = subscription.state === 'past_due' || subscription.state === 'unpaid';
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg font-semibold">{plan.name[locale]}</h2>
        <Badge tone={isDue ? 'danger' : 'accent'}>{t(`plan.state.${subscription.state}`)}</Badge>
        {plan.isPerSeat ? <Badge>{t('plan.seatsCount', { count: subscription.seats })}</Badge> : null}
      </div>
      <p className="mt-2 text-muted">{t(standingText(standing), { day: formatDay(subscription.periodEnd, locale) })}</p>
      {isDue && standing.lapsesAt !== null ? (
        <Notice tone="danger" className="mt-3">
          {t(subscription.state === 'unpaid' ? 'plan.due.unpaid' : 'plan.due.past_due', { day: formatDay(standing.lapsesAt, locale) })}
        </Notice>
      ) : null}
      {nextPlan === null ? null : (
        <p className="mt-2">{t('plan.then', { plan: nextPlan.name[locale], day: formatDay(subscription.periodEnd, locale) })}</p>
      )}
      {problem ? (
        <Notice tone="danger" className="mt-3">
          {problemText(problem, t)}
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {isDue ? (
          <Button tone="primary" disabled={steps.pay.isPending} onClick={() => steps.pay.mutate(undefined)}>
            {t('plan.payNow')}
          </Button>
        ) : null}
        <AppLink href={`/pricing?for=${encodeURIComponent(namespace)}`} className={buttonClass()}>
          {t('plan.change')}
        </AppLink>
        {subscription.cancelsAtEnd ? (
          <Button disabled={steps.resume.isPending} onClick={() => steps.resume.mutate(undefined)}>
            {t('plan.resume')}
          </Button>
        ) : subscription.isGift ? null : (
          <Button onClick={() => setEnding(true)}>{t('plan.cancel')}</Button>
        )}
      </div>
      {upcoming === null ? null : (
        <section className="mt-6 border-t border-line pt-4">
          <h3 className="mb-3 font-semibold">{t('plan.upcoming', { day: formatDay(upcoming.at, locale) })}</h3>
          <InvoiceLines amounts={upcoming} currency={plan.currency} />
          {upcoming.isEnough ? null : <p className="mt-2 text-xs text-muted">{t('plan.notYetEnough')}</p>}
        </section>
      )}
      <ConfirmDialog
        open={isEnding}
        onClose={() => setEnding(false)}
        title={t('plan.cancelTitle')}
        text={t('plan.cancelText', { day: formatDay(subscription.periodEnd, locale) })}
        action={t('plan.cancel')}
        onConfirm={() => steps.cancel.mutate(undefined, { onSuccess: () => setEnding(false) })}
        pending={steps.cancel.isPending}
        error={steps.cancel.error}
      />
    </Panel>
  );
}

function standingText({ subscription }: PlanStanding) {
  if (subscription?.isGift) return 'plan.until.gift' as const;
  if (subscription?.cancelsAtEnd) return 'plan.until.cancelled' as const;
  return subscription?.state === 'trialing' ? ('plan.until.trial' as const) : ('plan.until.paid' as const);
}

function NoPlan() {
  const t = useT();
  return (
    <Panel>
      <p>{t('plan.none')}</p>
      <div className="mt-4">
        <AppLink href="/pricing" className={buttonClass('primary')}>
          {t('plan.seeAll')}
        </AppLink>
      </div>
    </Panel>
  );
}
