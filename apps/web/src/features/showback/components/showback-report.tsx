import { useQuery } from '@tanstack/react-query';
import type { Showback, ShowbackNamespace } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { showbackQuery, tableAddress } from '../api/showback';
import { showbackHref, type ShowbackState } from '../model/showback-address';
import { RatesPanel } from './rates-panel';
import { KindChoice, ShowbackBar } from './showback-bar';
import { UseTable } from './use-table';

/** What everybody used in a month, and what it comes to. */
export function ShowbackReport({ state }: { state: ShowbackState }) {
  const t = useT();
  const report = useQuery(showbackQuery(state));
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t('showback.text')}</p>
      <QueryView query={report} waiting={<SkeletonRows count={6} className="h-10" />}>
        {(data) => <Report data={data} state={state} busy={report.isPlaceholderData} />}
      </QueryView>
    </>
  );
}

function Report({ data, state: { month, kind, cursor }, busy }: { data: Showback; state: ShowbackState; busy: boolean }) {
  const t = useT();
  const { namespaces, totals, nextCursor } = data;
  const total = { key: '', head: t('showback.total'), used: totals, paidMinor: totals.paid?.totalMinor ?? null };
  const rows = namespaces.map((one) => ({
    key: one.name,
    head: <Name namespace={one} month={data.month} />,
    used: one,
    paidMinor: one.paid?.totalMinor ?? null,
  }));
  return (
    <>
      <ShowbackBar month={data} table={tableAddress(null, data.month)} hrefOf={(next) => showbackHref({ month: next, kind })}>
        <KindChoice value={kind ?? ''} hrefOf={(next) => showbackHref({ month, kind: next })} />
      </ShowbackBar>
      {rows.length === 0 ? (
        <Empty>{t('showback.none')}</Empty>
      ) : (
        <UseTable label={t('admin.part.showback')} head={t('showback.who')} month={data} rows={rows} total={total} busy={busy} />
      )}
      <Paging
        first={cursor === undefined ? null : showbackHref({ month, kind })}
        next={nextCursor === null ? null : showbackHref({ month, kind, cursor: nextCursor })}
      />
      <RatesPanel month={data} mayChange className="mt-6" />
    </>
  );
}

function Name({ namespace: { name, kind, isGone }, month }: { namespace: ShowbackNamespace; month: string }) {
  const t = useT();
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <AppLink
        href={showbackHref({ month, namespace: name })}
        data-by-user=""
        className="text-ink underline-offset-2 hover:text-link hover:underline"
      >
        {name}
      </AppLink>
      {kind === 'organization' ? <Badge>{t('org.badge')}</Badge> : null}
      {isGone ? <Badge>{t('showback.gone')}</Badge> : null}
    </span>
  );
}
