import { useQuery } from '@tanstack/react-query';
import { repositoryAddress } from '../../../lib/addresses';
import type { NamespaceShowback as Data, ShowbackRepository } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Empty } from '../../../ui/empty';
import { Figure, Figures } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { namespaceShowbackQuery, type Of, tableAddress } from '../api/showback';
import type { ShowbackState } from '../model/showback-address';
import { RatesPanel } from './rates-panel';
import { ShowbackBar } from './showback-bar';
import { UseTable } from './use-table';

interface Props {
  of: Of;
  state: ShowbackState;
  hrefOf: (state: ShowbackState) => string;
}

/** What one used in a month, by repository. */
export function NamespaceShowback({ of, state, hrefOf }: Props) {
  const report = useQuery(namespaceShowbackQuery(of, state));
  return (
    <QueryView query={report} waiting={<SkeletonRows count={6} className="h-10" />}>
      {(data) => <Report data={data} state={state} hrefOf={hrefOf} busy={report.isPlaceholderData} />}
    </QueryView>
  );
}

function Report({ data, state: { month, cursor }, hrefOf, busy }: Omit<Props, 'of'> & { data: Data; busy: boolean }) {
  const t = useT();
  const { namespace, repositories, nextCursor } = data;
  const rows = repositories.map((one) => ({
    key: one.repository === null ? '' : `${one.repository.type} ${one.repository.name}`,
    head: <Name repository={one.repository} />,
    used: one,
    paidMinor: one.paidMinor,
  }));
  const total = { key: 'total', head: t('showback.total'), used: namespace, paidMinor: namespace.paid?.totalMinor ?? null };
  return (
    <>
      <ShowbackBar
        month={data}
        table={namespace.isGone ? null : tableAddress(namespace.name, data.month)}
        hrefOf={(next) => hrefOf({ month: next })}
      />
      {rows.length === 0 ? (
        <Empty>{t('showback.noneOwn')}</Empty>
      ) : (
        <UseTable label={t('showback.repositories')} head={t('showback.repository')} month={data} rows={rows} total={total} busy={busy} />
      )}
      <Paging
        first={cursor === undefined ? null : hrefOf({ month })}
        next={nextCursor === null ? null : hrefOf({ month, cursor: nextCursor })}
      />
      <Paid data={data} />
      <RatesPanel month={data} className="mt-6" />
    </>
  );
}

function Name({ repository }: { repository: ShowbackRepository['repository'] }) {
  const t = useT();
  if (repository === null) return <span className="font-normal text-muted">{t('showback.noRepository')}</span>;
  const { type, name, isGone } = repository;
  const [owner = '', short = ''] = name.split('/');
  return (
    <span className="flex items-start gap-x-2">
      <Icon name={type} className="mt-0.5 size-4 shrink-0 text-muted" />
      {isGone ? (
        <>
          <span data-by-user="" className="min-w-0">
            {name}
          </span>
          <Badge>{t('showback.gone')}</Badge>
        </>
      ) : (
        <AppLink
          href={repositoryAddress({ type, namespace: owner, name: short })}
          data-by-user=""
          className="min-w-0 text-ink underline-offset-2 hover:text-link hover:underline"
        >
          {name}
        </AppLink>
      )}
    </span>
  );
}

/** What was really paid, by what for. */
function Paid({ data: { namespace, currency } }: { data: Data }) {
  const t = useT();
  const money = useMoney();
  const { paid } = namespace;
  if (paid === null || paid.totalMinor === '0') return null;
  const parts = [
    ['purchases', paid.purchasesMinor],
    ['plans', paid.plansMinor],
    ['use', paid.useMinor],
    ['computing', paid.computingMinor],
    ['tips', paid.tipsMinor],
  ] as const;
  return (
    <section className="mt-6">
      <h2 className="mb-3 font-semibold">{t('showback.paid')}</h2>
      <Figures>
        {parts.map(([on, minor]) => (
          <Figure key={on} title={t(`showback.paidOn.${on}`)}>
            {money(minor, currency)}
          </Figure>
        ))}
      </Figures>
    </section>
  );
}
