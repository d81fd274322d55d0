import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldSubscription } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { soldAddress } from '../../../lib/what-was-sold';
import { problemText } from '../../../lib/problem-text';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { heldQuery, useSubscriptionDeed } from '../api/sales';
import { SubscriptionBadge } from './subscription-badge';

type Asked = 'cancel' | 'terms';

/** What somebody subscribed to: how it stands, what it costs next and when, and what they may do about it. */
export function HeldSubscriptions({ namespace }: { namespace: string }) {
  const t = useT();
  const { data } = useQuery(heldQuery(namespace));
  if (data === undefined || data.subscriptions.length === 0) return null;
  return (
    <Panel title={t('month.held')} className="mb-6">
      <ul className="divide-y divide-line">
        {data.subscriptions.map((subscription) => (
          <Held key={subscription.id} subscription={subscription} />
        ))}
      </ul>
    </Panel>
  );
}

function Held({ subscription }: { subscription: HeldSubscription }) {
  const t = useT();
  const money = useMoney();
  const { subject, type, name, terms } = subscription;
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Icon name={type ?? 'user'} className="size-4 shrink-0 text-link" />
        <AppLink
          href={soldAddress({ type, repository: name })}
          className="min-w-0 grow truncate font-medium text-ink hover:text-link"
          data-by-user=""
        >
          {subject === 'creator' ? t('month.subscriptionTo', { name }) : name}
        </AppLink>
        <SubscriptionBadge subscription={subscription} />
        <span className="font-medium tabular-nums">{t('month.price', { price: money(terms.priceMinor, terms.currency) })}</span>
      </div>
      <p className="mt-1 text-sm text-muted">
        <WhatComes subscription={subscription} />
      </p>
      {subscription.state === 'ended' ? null : <Deeds subscription={subscription} />}
    </li>
  );
}

function WhatComes({
  subscription: { state, upcoming, period, readableUntil, endedAt, terms, current, endReason },
}: {
  subscription: HeldSubscription;
}) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  if (state === 'ended') return t('month.endedOn', { day: formatDay(endedAt ?? period.untilAt, locale) });
  if (state === 'past_due') return t('month.pastDue', { day: formatDay(readableUntil ?? period.untilAt, locale) });
  if (upcoming === null)
    return t(current === null || endReason === 'withdrawn' ? 'month.withdrawn' : 'month.endsOn', {
      day: formatDay(period.untilAt, locale),
    });
  return t('month.next', { amount: money(upcoming.priceMinor, terms.currency), day: formatDay(upcoming.fromAt, locale) });
}

function Deeds({ subscription }: { subscription: HeldSubscription }) {
  const t = useT();
  const { id, state, name, endReason } = subscription;
  const deed = useSubscriptionDeed();
  const [asks, setAsks] = useState<Asked | null>(null);
  if (endReason === 'withdrawn') return null;
  return (
    <div className="mt-2 space-y-2">
      <NewTerms subscription={subscription} onAccept={() => setAsks('terms')} />
      <div className="flex flex-wrap gap-2">
        {state === 'past_due' ? (
          <Button tone="primary" disabled={deed.isPending} onClick={() => deed.mutate({ id, deed: 'pay' })}>
            {t('month.pay')}
          </Button>
        ) : null}
        {state === 'ending' ? (
          <Button disabled={deed.isPending} onClick={() => deed.mutate({ id, deed: 'resume' })} aria-label={t('month.resumeOf', { name })}>
            {t('month.resume')}
          </Button>
        ) : (
          <Button onClick={() => setAsks('cancel')} aria-label={t('month.cancelOf', { name })}>
            {t('month.cancel')}
          </Button>
        )}
      </div>
      {deed.error === null || asks !== null ? null : <Refused error={deed.error} />}
      <Ask subscription={subscription} asks={asks} deed={deed} onClose={() => (deed.reset(), setAsks(null))} />
    </div>
  );
}

function Refused({ error }: { error: unknown }) {
  const t = useT();
  return <Notice tone="danger">{problemText(error, t)}</Notice>;
}

/** The price was changed: theirs stays until they agree. */
function NewTerms({
  subscription: { terms, current, isChanging, state },
  onAccept,
}: {
  subscription: HeldSubscription;
  onAccept: () => void;
}) {
  const t = useT();
  const money = useMoney();
  if (current === null || current.offerId === terms.offerId || state === 'ending') return null;
  const price = t('month.price', { price: money(current.priceMinor, current.currency) });
  if (isChanging) return <Notice>{t('month.changing', { price })}</Notice>;
  return (
    <Notice>
      <p>{t('month.otherTerms', { price, licence: current.licenceName })}</p>
      <Button className="mt-2" onClick={onAccept}>
        {t('month.accept')}
      </Button>
    </Notice>
  );
}

interface AskProps {
  subscription: HeldSubscription;
  asks: Asked | null;
  deed: ReturnType<typeof useSubscriptionDeed>;
  onClose: () => void;
}

function Ask({ subscription: { id, name, state, period, current }, asks, deed, onClose }: AskProps) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const cancelText = state === 'past_due' ? t('month.cancelNow') : t('month.cancelText', { day: formatDay(period.untilAt, locale) });
  const price = current === null ? '' : t('month.price', { price: money(current.priceMinor, current.currency) });
  const confirm = () =>
    deed.mutate(asks === 'terms' ? { id, deed: 'terms', offerId: current?.offerId ?? '0' } : { id, deed: 'cancel' }, {
      onSuccess: onClose,
    });
  return (
    <ConfirmDialog
      open={asks !== null}
      onClose={onClose}
      title={asks === 'terms' ? t('month.accept') : t('month.cancelOf', { name })}
      text={asks === 'terms' ? t('month.acceptText', { price }) : cancelText}
      action={t(asks === 'terms' ? 'month.accept' : 'month.cancel')}
      tone={asks === 'terms' ? 'primary' : 'danger'}
      pending={deed.isPending}
      error={deed.error}
      onConfirm={confirm}
    />
  );
}
