import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { KeptPlan, SubscriptionDetails } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { SelectField, TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { subscribersQuery, useGivePlan } from '../api/admin-plans';

const STATES = ['trialing', 'active', 'past_due', 'unpaid', 'ended'] as const;

interface Props {
  question: Record<string, string>;
  hrefOf: (question: Record<string, string>) => string;
  plans: readonly KeptPlan[];
}

/** Who has which plan; invoices, and giving them back, are on the page of each. */
export function AdminSubscribers({ question, hrefOf, plans }: Props) {
  const t = useT();
  const { history } = useRouter();
  const list = useQuery(subscribersQuery(question));
  const [isGiving, setGiving] = useState(false);
  return (
    <Panel title={t('adminPlan.list')}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <select
          aria-label={t('adminPlan.state')}
          value={question['state'] ?? ''}
          onChange={(event) => history.replace(hrefOf({ state: event.target.value }))}
          className="h-8 rounded-control border border-line-strong bg-surface px-2"
        >
          <option value="">{t('adminPlan.everyState')}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`plan.state.${state}`)}
            </option>
          ))}
        </select>
        <Button onClick={() => setGiving(true)}>{t('adminPlan.give')}</Button>
      </div>
      <QueryView query={list} waiting={<SkeletonRows count={3} className="h-12" />}>
        {(page) => (
          <>
            {page.subscriptions.length === 0 ? <p className="text-muted">{t('adminPlan.nobody')}</p> : null}
            <ul className="divide-y divide-line text-sm" aria-busy={list.isPlaceholderData}>
              {page.subscriptions.map((one) => (
                <Row key={one.id} subscription={one} plans={plans} />
              ))}
            </ul>
            <Paging
              first={question['cursor'] === undefined ? null : hrefOf({ ...question, cursor: '' })}
              next={page.nextCursor === null ? null : hrefOf({ ...question, cursor: page.nextCursor })}
            />
          </>
        )}
      </QueryView>
      <Dialog open={isGiving} onOpenChange={setGiving} title={t('adminPlan.giveTitle')} description={t('adminPlan.giveText')}>
        {isGiving ? <GiftForm plans={plans} onClose={() => setGiving(false)} /> : null}
      </Dialog>
    </Panel>
  );
}

function Row({ subscription, plans }: { subscription: SubscriptionDetails; plans: readonly KeptPlan[] }) {
  const t = useT();
  const locale = useLocale();
  const { namespace, plan, planVersion, seats, isGift, periodEnd, interval } = subscription;
  const state = subscription.state as (typeof STATES)[number];
  const isDue = state === 'past_due' || state === 'unpaid';
  const known = plans.find(({ code }) => code === plan);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <AppLink href={`/${encodeURIComponent(namespace)}/-/plan`} className="min-w-0 font-medium break-words text-ink hover:text-link">
        {namespace}
      </AppLink>
      <span className="grow text-muted">
        {known?.name[locale] ?? plan} · {t('adminPlan.version', { version: planVersion })}
        {known?.isPerSeat ? ` · ${t('plan.seatsCount', { count: seats })}` : ''} · {t(`plan.per.${interval as 'month' | 'year'}`)}
      </span>
      {isGift ? <Badge>{t('adminPlan.gift')}</Badge> : null}
      <Badge tone={isDue ? 'danger' : state === 'ended' ? 'plain' : 'accent'}>{t(`plan.state.${state}`)}</Badge>
      <span className="text-muted">{t('adminPlan.until', { day: formatDay(periodEnd, locale) })}</span>
    </li>
  );
}

function GiftForm({ plans, onClose }: { plans: readonly KeptPlan[]; onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const { say } = useToast();
  const give = useGivePlan();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const day = text('until');
    if (text('namespace').trim() === '' || day === '') return;
    const wish = { namespace: text('namespace').trim(), plan: text('plan'), until: `${day}T23:59:59Z`, seats: Number(text('seats')) || 1 };
    give.mutate(wish, { onSuccess: () => (say(t('adminPlan.given')), onClose()) });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {give.error ? <Notice tone="danger">{problemText(give.error, t)}</Notice> : null}
      <TextField label={t('adminPlan.namespace')} name="namespace" maxLength={100} autoComplete="off" autoCapitalize="none" required />
      <SelectField label={t('adminPlan.plan')} name="plan">
        {plans
          .filter(({ code }) => code !== 'free')
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name[locale]}
            </option>
          ))}
      </SelectField>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label={t('adminPlan.untilDay')} name="until" type="date" required />
        <TextField label={t('adminPlan.seats')} name="seats" type="number" min={1} max={100_000} defaultValue={1} required />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={give.isPending}>
          {t('adminPlan.give')}
        </Button>
      </div>
    </form>
  );
}
