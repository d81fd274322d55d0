import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DatasetViewer as Layout, ViewerRows } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { QueryView } from '../../../ui/query-view';
import { SearchInput } from '../../../ui/search-input';
import { SkeletonRows } from '../../../ui/skeleton';
import { rowsQuery, type SplitKey, statisticsQuery } from '../api/viewer';
import { withCondition } from '../model/conditions';
import { nameOf } from '../model/histogram';
import { nextOrder, orderOf, viewerAddress, type ViewerState } from '../model/viewer-state';
import { ColumnHead } from './column-head';
import { ConditionChips, FilterPanel } from './filter-panel';
import { PageLinks } from './page-links';
import { RowSheet } from './row-sheet';
import { RowsProblem } from './rows-problem';
import { RowsTable } from './rows-table';
import { SplitPicker } from './split-picker';

const SqlConsole = lazy(() => import('./sql-console'));

interface Props {
  of: RepositoryKey;
  layout: Layout;
  at: SplitKey;
  state: ViewerState;
  go: (href: string) => void;
}

/** The table of a split, with everything that narrows and orders it. */
export function DatasetViewer({ of, layout, at, state, go }: Props) {
  const t = useT();
  const [isFiltering, setFiltering] = useState(false);
  const query = useQuery(rowsQuery(of, at, state));
  if (state.sql !== null)
    return (
      <Suspense fallback={<SkeletonRows count={6} className="h-8" />}>
        <SqlConsole key={at.config} of={of} layout={layout} at={at} sql={state.sql} go={go} />
      </Suspense>
    );
  const change = (more: Partial<ViewerState>) => go(viewerAddress(of, at, { ...state, page: 1, row: null, ...more }));
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-end gap-3">
        <SplitPicker of={of} layout={layout} at={at} go={go} />
        <Button className="h-9" onClick={() => change({ sql: '' })}>
          <Icon name="log" />
          {t('viewer.sql.open')}
        </Button>
        <SearchInput value={state.search} label={t('viewer.search')} onSettle={(search) => change({ search })} />
        <Button className="h-9" aria-expanded={isFiltering} onClick={() => setFiltering(!isFiltering)}>
          <Icon name="filter" />
          {t('viewer.filter')}
        </Button>
      </div>
      {isFiltering && query.data ? (
        <FilterPanel columns={query.data.columns} where={state.where} onChange={(where) => change({ where })} />
      ) : null}
      <ConditionChips where={state.where} onChange={(where) => change({ where })} />
      {query.isError ? (
        <RowsProblem error={query.error} />
      ) : (
        <QueryView query={query} waiting={<SkeletonRows count={12} className="h-8" />}>
          {(data) => <Rows of={of} at={at} state={state} data={data} go={go} change={change} />}
        </QueryView>
      )}
    </div>
  );
}

interface RowsProps extends Omit<Props, 'layout'> {
  data: ViewerRows;
  change: (more: Partial<ViewerState>) => void;
}

function Rows({ of, at, state, data, go, change }: RowsProps) {
  const t = useT();
  const statistics = useQuery(statisticsQuery(of, at)).data;
  const addressOf = (more: Partial<ViewerState>) => viewerAddress(of, at, { ...state, ...more });
  const place = data.rows.findIndex(({ index }) => index === state.row);
  const beside = (step: number) => {
    const found = place < 0 ? undefined : data.rows[place + step];
    return found ? addressOf({ row: found.index }) : null;
  };
  const head = (name: string) => (
    <ColumnHead
      column={data.columns.find((one) => one.name === name)!}
      statistics={statistics?.columns.find((one) => nameOf(one) === name)}
      order={orderOf(state.orderby, name)}
      onSort={() => change({ orderby: nextOrder(state.orderby, name) })}
      onPick={(condition) => change({ where: withCondition(state.where, condition) })}
    />
  );
  return (
    <>
      <Counted data={data} state={state} statistics={statistics} />
      {data.rows.length === 0 ? (
        <Empty>{t(isNarrowed(state) ? 'viewer.empty' : 'viewer.noRows')}</Empty>
      ) : (
        <RowsTable
          data={data}
          label={t('viewer.table', { split: at.split })}
          head={head}
          orderOf={(name) => orderOf(state.orderby, name)}
          addressOfRow={(row) => addressOf({ row })}
          open={state.row}
          className="max-h-[72vh] rounded-panel border border-line bg-surface"
        />
      )}
      <PageLinks page={state.page} total={data.total ?? 0} addressOf={(page) => addressOf({ page, row: null })} go={go} />
      <p className="text-xs text-muted">{t('viewer.keys')}</p>
      <RowSheet
        of={of}
        at={at}
        row={state.row}
        previous={beside(-1)}
        next={beside(1)}
        go={go}
        onClose={() => go(addressOf({ row: null }))}
      />
    </>
  );
}

function isNarrowed({ search, where }: ViewerState): boolean {
  return search !== '' || where !== '';
}

function Counted({
  data,
  state,
  statistics,
}: {
  data: ViewerRows;
  state: ViewerState;
  statistics: { partial: boolean; rows: number } | undefined;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <p aria-live="polite" className="text-muted">
        {t(isNarrowed(state) ? 'viewer.matching' : 'viewer.rows', { count: data.total ?? 0 })}
        {statistics?.partial ? ` · ${t('viewer.ofBeginning', { count: new Intl.NumberFormat(locale).format(statistics.rows) })}` : ''}
      </p>
      {data.partial ? <Notice>{t('viewer.partial')}</Notice> : null}
    </>
  );
}
