import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AuthorTip, ReceivedTip } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { MoreButton } from '../../../ui/more-button';
import { Panel } from '../../../ui/page';
import { SkeletonRows } from '../../../ui/skeleton';
import { givenTipsQuery, receivedTipsQuery } from '../api/tips';
import { moneyHref } from '../model/money-address';

const RECENT = 5;

/** What was given to it, with what people wrote. */
export function ReceivedTips({ namespace }: { namespace: string }) {
  const t = useT();
  const list = useInfiniteQuery(receivedTipsQuery(namespace));
  const tips = list.data?.pages.flatMap((page) => page.tips);
  return (
    <Section title={t('tip.received')}>
      {tips === undefined ? (
        <SkeletonRows count={3} className="h-12" />
      ) : tips.length === 0 ? (
        <Empty>{t('tip.noneReceived')}</Empty>
      ) : (
        <Received tips={tips} />
      )}
      <MoreButton list={list} />
    </Section>
  );
}

/** The last few, beside other earnings; nothing where there are none. */
export function RecentTips({ namespace }: { namespace: string }) {
  const t = useT();
  const tips = useInfiniteQuery(receivedTipsQuery(namespace)).data?.pages[0]?.tips ?? [];
  if (tips.length === 0) return null;
  return (
    <Panel title={t('tip.recent')}>
      <Received tips={tips.slice(0, RECENT)} isBare />
      <AppLink href={moneyHref(namespace, 'tips')} className="mt-3 inline-block text-link hover:underline">
        {t('tip.all')}
      </AppLink>
    </Panel>
  );
}

export function GivenTips({ namespace }: { namespace: string }) {
  const t = useT();
  const money = useMoney();
  const list = useInfiniteQuery(givenTipsQuery(namespace));
  const tips = list.data?.pages.flatMap((page) => page.tips);
  return (
    <Section title={t('tip.given')}>
      {tips === undefined ? <SkeletonRows count={3} className="h-12" /> : null}
      {tips?.length === 0 ? <Empty>{t('tip.noneGiven')}</Empty> : null}
      {tips === undefined || tips.length === 0 ? null : (
        <Rows>
          {tips.map((tip) => (
            <Row key={tip.id} tip={tip} amount={money(tip.amountMinor, tip.currency)}>
              <Name name={tip.payee} />
              {tip.isAnonymous ? <Badge>{t('tip.isAnonymous')}</Badge> : null}
            </Row>
          ))}
        </Rows>
      )}
      <MoreButton list={list} />
    </Section>
  );
}

function Received({ tips, isBare = false }: { tips: readonly ReceivedTip[]; isBare?: boolean }) {
  const t = useT();
  const money = useMoney();
  const amountOf = ({ ownMinor, ownReversedMinor, amountMinor, currency }: ReceivedTip) =>
    t('earnings.ownOf', { own: money(BigInt(ownMinor) - BigInt(ownReversedMinor), currency), all: money(amountMinor, currency) });
  return (
    <Rows isBare={isBare}>
      {tips.map((tip) => (
        <Row key={tip.id} tip={tip} amount={amountOf(tip)}>
          {tip.payer === null ? <span className="text-muted">{t('tip.somebody')}</span> : <Name name={tip.payer} />}
        </Row>
      ))}
    </Rows>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Rows({ children, isBare = false }: { children: ReactNode; isBare?: boolean }) {
  return (
    <ul className={isBare ? 'divide-y divide-line' : 'divide-y divide-line rounded-panel border border-line bg-surface px-4'}>
      {children}
    </ul>
  );
}

function Row({ tip, amount, children }: { tip: AuthorTip; amount: string; children: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-2 break-words">
          {children}
          {tip.repository === null ? null : (
            <span className="text-muted" data-by-user="">
              {tip.repository}
            </span>
          )}
        </span>
        {tip.refundedMinor === '0' ? null : <Badge>{t('tip.givenBack')}</Badge>}
        <time dateTime={tip.at} className="text-muted">
          {formatDay(tip.at, locale)}
        </time>
        <span className="font-medium tabular-nums">{amount}</span>
      </div>
      {tip.message === '' ? null : (
        <p className="mt-1 max-w-prose break-words whitespace-pre-line" data-by-user="">
          {tip.message}
        </p>
      )}
    </li>
  );
}

function Name({ name }: { name: string | null }) {
  const t = useT();
  if (name === null) return <span className="text-muted">{t('sale.nobody')}</span>;
  return (
    <AppLink href={`/${encodeURIComponent(name)}`} className="font-medium text-ink hover:text-link">
      {name}
    </AppLink>
  );
}
