// What plans there are. Where nothing can cost anything there is no such page.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useUser } from '../features/accounts/api/session';
import { moneyQuery } from '../features/money/api/money-facts';
import { plansQuery, standingQuery } from '../features/plans/api/plans';
import { ChangePlan } from '../features/plans/components/change-plan';
import { IntervalChoice } from '../features/plans/components/interval-choice';
import { type Interval, PlanCard } from '../features/plans/components/plan-card';
import type { Plan, PlanStanding, SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { Button, buttonClass } from '../ui/button';
import { SelectField } from '../ui/field';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { NotFoundPage } from '../ui/problem-page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';
import { payersOf } from './payers';

/** /pricing */
export function PricingPage() {
  const money = useQuery(moneyQuery);
  const waiting = (
    <Page>
      <SkeletonRows count={4} className="h-24" />
    </Page>
  );
  return (
    <QueryView query={money} waiting={waiting}>
      {({ isOn }) => (isOn ? <Pricing /> : <NotFoundPage />)}
    </QueryView>
  );
}

function Pricing() {
  const t = useT();
  useTitle(t('plan.title'));
  const user = useUser();
  const plans = useQuery(plansQuery);
  const [interval, setInterval] = useState<Interval>('month');
  const [payer, setPayer] = usePayer(user);
  return (
    <Page>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-2xl font-semibold">{t('plan.title')}</h1>
          <p className="mt-1 text-muted">{t('plan.text')}</p>
        </div>
        <IntervalChoice value={interval} onChange={setInterval} />
      </div>
      {user && payersOf(user).length > 1 ? (
        <div className="mb-6 max-w-72">
          <SelectField label={t('plan.for')} value={payer} onChange={(event) => setPayer(event.target.value)}>
            {payersOf(user).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      ) : null}
      <QueryView query={plans} waiting={<SkeletonRows count={4} className="h-24" />}>
        {(data) => <Cards plans={data.plans} interval={interval} user={user} payer={payer} />}
      </QueryView>
    </Page>
  );
}

/** Whose plan it is about: what the address says, or oneself. */
function usePayer(user: SessionUser | null | undefined): [string, (name: string) => void] {
  const asked = useSearchParams()['for'];
  const [chosen, choose] = useState<string | null>(typeof asked === 'string' ? asked : null);
  const all = user ? payersOf(user) : [];
  return [chosen !== null && all.includes(chosen) ? chosen : (all[0] ?? ''), choose];
}

interface CardsProps {
  plans: readonly Plan[];
  interval: Interval;
  user: SessionUser | null | undefined;
  payer: string;
}

function Cards({ plans, interval, user, payer }: CardsProps) {
  const standing = useQuery({ ...standingQuery(payer), enabled: payer !== '' }).data;
  const [chosen, setChosen] = useState<Plan | null>(null);
  const held = standing?.plan?.code ?? 'free';
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {plans.map((plan) => (
          <PlanCard key={plan.code} plan={plan} interval={interval} isOwn={standing !== undefined && plan.code === held}>
            <Action plan={plan} user={user} payer={payer} standing={standing} onChoose={() => setChosen(plan)} />
          </PlanCard>
        ))}
      </div>
      {standing === undefined ? null : (
        <ChangePlan namespace={payer} plan={chosen} standing={standing} interval={interval} onClose={() => setChosen(null)} />
      )}
    </>
  );
}

interface ActionProps {
  plan: Plan;
  user: SessionUser | null | undefined;
  payer: string;
  standing: PlanStanding | undefined;
  onChoose: () => void;
}

function Action({ plan, user, payer, standing, onChoose }: ActionProps) {
  const t = useT();
  if (plan.audience === 'everybody') return null;
  if (!user)
    return (
      <AppLink href={`/login?next=${encodeURIComponent('/pricing')}`} className={buttonClass('primary', 'w-full')}>
        {t('signIn')}
      </AppLink>
    );
  const isFor = (plan.audience === 'users') === (payer === user.name);
  if (!isFor) return <p className="text-xs text-muted">{t(plan.audience === 'users' ? 'plan.forUsers' : 'plan.forOrganizations')}</p>;
  const isOwn = standing?.plan?.code === plan.code;
  return (
    <Button tone={isOwn ? 'plain' : 'primary'} className="w-full" disabled={standing === undefined} onClick={onChoose}>
      {t(isOwn ? 'plan.change' : 'plan.take')}
    </Button>
  );
}
