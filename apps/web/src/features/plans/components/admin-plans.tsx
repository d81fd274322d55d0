// Plans as administrators keep them: what each costs and gives, who has which, and the rules by which they are billed.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptPlan } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { keptPlansQuery } from '../api/admin-plans';
import { termLines } from '../model/plan-terms';
import { AdminSubscribers } from './admin-subscribers';
import { BillingRulesPanel } from './billing-rules';
import { PlanForm } from './plan-form';

interface Props {
  question: Record<string, string>;
  hrefOf: (question: Record<string, string>) => string;
}

export function AdminPlans({ question, hrefOf }: Props) {
  const plans = useQuery(keptPlansQuery);
  return (
    <QueryView query={plans} waiting={<SkeletonRows count={4} className="h-24" />}>
      {(data) => (
        <div className="space-y-6">
          <Plans plans={data.plans} />
          <AdminSubscribers question={question} hrefOf={hrefOf} plans={data.plans} />
          <BillingRulesPanel />
        </div>
      )}
    </QueryView>
  );
}

function Plans({ plans }: { plans: readonly KeptPlan[] }) {
  const t = useT();
  const locale = useLocale();
  const [changing, setChanging] = useState<KeptPlan | null>(null);
  return (
    <Panel title={t('adminPlan.plans')}>
      <ul className="divide-y divide-line">
        {plans.map((plan) => (
          <Row key={plan.code} plan={plan} onChange={() => setChanging(plan)} />
        ))}
      </ul>
      <Dialog
        open={changing !== null}
        onOpenChange={() => setChanging(null)}
        title={t('adminPlan.changeOf', { name: changing?.name[locale] ?? '' })}
      >
        {changing === null ? null : <PlanForm key={changing.version} plan={changing} onClose={() => setChanging(null)} />}
      </Dialog>
    </Panel>
  );
}

function Row({ plan, onChange }: { plan: KeptPlan; onChange: () => void }) {
  const t = useT();
  const locale = useLocale();
  const name = plan.name[locale];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium" data-by-user="">
            {name}
          </span>
          <span className="text-xs text-muted">{t('adminPlan.version', { version: plan.version })}</span>
          {plan.isVisible ? null : <Badge tone="warn">{t('adminPlan.offSale')}</Badge>}
        </p>
        <Price plan={plan} />
        <p className="mt-1 text-xs text-muted">
          {termLines(plan, locale)
            .map(({ id, values }) => t(id, values))
            .join(' · ')}
        </p>
        <Subscribers plan={plan} />
      </div>
      <Button onClick={onChange} aria-label={t('adminPlan.changeOf', { name })}>
        {t('adminPlan.change')}
      </Button>
    </li>
  );
}

function Price({ plan: { monthMinor, yearMinor, currency, isPerSeat, trialDays } }: { plan: KeptPlan }) {
  const t = useT();
  const money = useMoney();
  if (monthMinor === '0' && yearMinor === '0') return <p className="text-sm">{t('plan.free')}</p>;
  const per = (interval: 'month' | 'year', minor: string) =>
    `${money(minor, currency)} ${t(isPerSeat ? `plan.perSeat.${interval}` : `plan.per.${interval}`)}`;
  return (
    <p className="text-sm">
      {per('month', monthMinor)} · {per('year', yearMinor)}
      {trialDays > 0 ? ` · ${t('plan.trialDays', { days: trialDays })}` : ''}
    </p>
  );
}

function Subscribers({ plan: { subscribers, version } }: { plan: KeptPlan }) {
  const t = useT();
  const now = subscribers.find((one) => one.version === version)?.count ?? 0;
  const older = subscribers.reduce((sum, { count }) => sum + count, 0) - now;
  return <p className="mt-1 text-xs text-muted">{t('adminPlan.subscribers', { now, older })}</p>;
}
