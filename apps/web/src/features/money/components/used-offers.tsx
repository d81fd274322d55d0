import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { repositoryAddress } from '../../../lib/addresses';
import type { UseEvent, UseMonth } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { monthName } from '../../../lib/month-name';
import { formatUnits, unitWord, useUsePrice } from '../../../lib/use-price';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { MoreButton } from '../../../ui/more-button';
import { Panel } from '../../../ui/page';
import { useEventsQuery, useMonthsQuery } from '../api/uses';
import { saleHref } from '../model/money-address';
import { MonthUse } from './month-use';
import { ObjectionDialog } from './objection-dialog';

/** What somebody used of what is paid by use, month by month; nothing where nothing is. */
export function UsedOffers({ namespace }: { namespace: string }) {
  const t = useT();
  const list = useInfiniteQuery(useMonthsQuery(namespace, 'used-offers'));
  const months = list.data?.pages.flatMap((page) => page.months) ?? [];
  if (months.length === 0) return null;
  return (
    <Panel title={t('uses.title')} className="mb-6">
      <ul className="divide-y divide-line">
        {months.map((month) => (
          <Used key={`${month.offerId} ${month.month}`} month={month} namespace={namespace} />
        ))}
      </ul>
      <MoreButton list={list} />
    </Panel>
  );
}

function Used({ month, namespace }: { month: UseMonth; namespace: string }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <MonthHead month={month} />
        <MonthUse month={month} />
        <div className="flex gap-4">
          {month.saleId === null ? null : (
            <AppLink href={saleHref(namespace, month.saleId)} className="text-link hover:underline">
              {t('buy.receipt')}
            </AppLink>
          )}
          <button type="button" aria-expanded={isOpen} className="text-link hover:underline" onClick={() => setOpen(!isOpen)}>
            {t('uses.each')}
          </button>
        </div>
      </div>
      {isOpen ? <Events namespace={namespace} offerId={month.offerId} /> : null}
    </li>
  );
}

/** Which repository, in which month, at which price. */
export function MonthHead({ month: { type, repository, month, terms, currency } }: { month: UseMonth }) {
  const locale = useLocale();
  const price = useUsePrice();
  const [namespace = '', name = ''] = repository.split('/');
  return (
    <div className="w-full min-w-0 sm:w-64">
      <p className="flex min-w-0 items-center gap-2">
        <Icon name={type} className="size-4 shrink-0 text-link" />
        <AppLink
          href={repositoryAddress({ type, namespace, name })}
          data-by-user=""
          className="min-w-0 truncate font-medium text-ink hover:text-link"
        >
          {repository}
        </AppLink>
      </p>
      <p className="text-xs text-muted">
        {monthName(month, locale, 'long')} · {price(terms, currency)}
      </p>
    </div>
  );
}

function Events({ namespace, offerId }: { namespace: string; offerId: string }) {
  const list = useInfiniteQuery(useEventsQuery(namespace, offerId));
  const events = list.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <ul className="mt-3 divide-y divide-line rounded-panel border border-line px-3 text-sm">
        {events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function EventRow({ event }: { event: UseEvent }) {
  const t = useT();
  const locale = useLocale();
  const [objects, setObjects] = useState(false);
  const { at, units, unit, note, state, source, answer } = event;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <time dateTime={at} className="text-muted">
        {formatMoment(at, locale)}
      </time>
      <span className="tabular-nums">{t('uses.units', { units: formatUnits(units, locale), unit: unitWord(unit, t, units) })}</span>
      <span className="min-w-0 grow wrap-anywhere">
        <span data-by-user="">{note}</span> <span className="text-muted">{t(`uses.source.${source as 'app'}`)}</span>
        {answer === null || answer === '' ? null : <span className="block text-muted">{answer}</span>}
      </span>
      {state === 'counted' ? (
        <button type="button" className="text-link hover:underline" onClick={() => setObjects(true)}>
          {t('uses.object')}
        </button>
      ) : (
        <Badge>{t(`uses.state.${state as 'objected'}`)}</Badge>
      )}
      <ObjectionDialog event={event} open={objects} onClose={() => setObjects(false)} />
    </li>
  );
}
