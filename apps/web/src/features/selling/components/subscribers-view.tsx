import { useQuery } from '@tanstack/react-query';
import { repositoryAddress } from '../../../lib/addresses';
import type { Creator, SoldSubscription, SubscribersPage } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Figure, Figures } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { creatorQuery } from '../api/offers';
import { subscribersQuery } from '../api/sales';
import { AuthorPrice } from './author-price';
import { SubscriptionBadge } from './subscription-badge';

/** What an author gives to subscribers and for how much, how many there are, what they bring, and who they are. */
export function SubscribersView({ namespace, currency, cursor }: { namespace: string; currency: string; cursor: string }) {
  const creator = useQuery(creatorQuery(namespace));
  const subscribers = useQuery(subscribersQuery(namespace, cursor));
  return (
    <QueryView query={creator} waiting={<SkeletonRows count={4} className="h-14" />}>
      {(data) => (
        <div className="space-y-6">
          {subscribers.data === undefined ? null : <Counts figures={subscribers.data.figures} />}
          <AuthorPrice creator={data} currency={currency} />
          <Marked creator={data} />
          {subscribers.data === undefined ? null : <List namespace={namespace} page={subscribers.data} cursor={cursor} />}
        </div>
      )}
    </QueryView>
  );
}

function Counts({ figures }: { figures: SubscribersPage['figures'] }) {
  const t = useT();
  const money = useMoney();
  return figures.map(({ currency, subscribers, ending, pastDue, monthMinor }) => (
    <Figures key={currency}>
      <Figure title={t('creator.count')} note={t('creator.countNote')}>
        {subscribers}
      </Figure>
      <Figure title={t('creator.income')} note={t('creator.incomeNote')}>
        {money(monthMinor, currency)}
      </Figure>
      <Figure title={t('creator.ending')} note={t('creator.endingNote')}>
        {ending}
      </Figure>
      <Figure title={t('creator.pastDue')} note={t('creator.pastDueNote')}>
        {pastDue}
      </Figure>
    </Figures>
  ));
}

function Marked({ creator: { name, repositories, offer } }: { creator: Creator }) {
  const t = useT();
  if (offer === null && repositories.length === 0) return null;
  return (
    <Panel title={t('creator.opens')}>
      {repositories.length === 0 ? (
        <p className="text-muted">{t('creator.opensNothing')}</p>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {repositories.map((repository) => (
            <li key={`${repository.type}/${repository.name}`} className="flex min-w-0 items-center gap-2 py-2">
              <Icon name={repository.type} className="size-4 shrink-0 text-muted" />
              <AppLink
                href={repositoryAddress({ type: repository.type, namespace: name, name: repository.name })}
                className="min-w-0 truncate text-link hover:underline"
                data-by-user=""
              >
                {repository.name}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function List({ namespace, page, cursor }: { namespace: string; page: SubscribersPage; cursor: string }) {
  const t = useT();
  if (page.subscriptions.length === 0 && cursor === '') return null;
  const path = `/${encodeURIComponent(namespace)}/-/subscribers`;
  return (
    <Panel title={t('creator.list')}>
      <ul className="divide-y divide-line text-sm">
        {page.subscriptions.map((subscription) => (
          <Subscriber key={subscription.id} subscription={subscription} />
        ))}
      </ul>
      <Paging first={cursor === '' ? null : path} next={page.nextCursor === null ? null : `${path}?cursor=${page.nextCursor}`} />
    </Panel>
  );
}

function Subscriber({ subscription }: { subscription: SoldSubscription }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const { holder, subject, name, terms, startedAt } = subscription;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
      <AppLink href={`/${encodeURIComponent(holder)}`} className="min-w-0 font-medium break-words text-ink hover:text-link" data-by-user="">
        {holder}
      </AppLink>
      <span className="min-w-0 grow break-words text-muted" data-by-user="">
        {subject === 'creator' ? t('creator.everything') : name}
      </span>
      <SubscriptionBadge subscription={subscription} />
      <span className="text-muted">{t('selling.since', { day: formatDay(startedAt, locale) })}</span>
      <span className="tabular-nums">{t('month.price', { price: money(terms.priceMinor, terms.currency) })}</span>
    </li>
  );
}
