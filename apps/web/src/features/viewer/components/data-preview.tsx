import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { SkeletonRows } from '../../../ui/skeleton';
import { firstRowsQuery, viewerQuery } from '../api/viewer';
import { viewerAddress } from '../model/viewer-state';
import { RowsTable } from './rows-table';

const SHOWN_ROWS = 8;

/** The first rows of the first split, above the card. Nothing where there is no table, or none that can be read. */
export function DataPreview({ of }: { of: RepositoryKey }) {
  const layout = useQuery(viewerQuery(of));
  const config = layout.data?.configs[0];
  const split = config?.splits[0];
  if (layout.isPending) return <Waiting />;
  return config && split ? <FirstRows of={of} at={{ config: config.name, split: split.name }} /> : null;
}

function FirstRows({ of, at }: { of: RepositoryKey; at: { config: string; split: string } }) {
  const t = useT();
  const { data, isPending } = useQuery(firstRowsQuery(of, at));
  if (isPending) return <Waiting />;
  if (!data || data.rows.length === 0) return null;
  return (
    <section aria-label={t('viewer.preview')} className="mb-6">
      <div className="mb-2 flex items-center gap-3">
        <h2 className="min-w-0 grow truncate font-semibold">
          {t('viewer.preview')} <span className="font-normal text-muted">{at.split}</span>
        </h2>
        <AppLink href={viewerAddress(of, at)} className={buttonClass()}>
          {t('viewer.open')}
        </AppLink>
      </div>
      <RowsTable
        data={{ columns: data.columns, rows: data.rows.slice(0, SHOWN_ROWS) }}
        label={t('viewer.table', { split: at.split })}
        addressOfRow={(row) => viewerAddress(of, at, { row })}
        className="max-h-72 rounded-panel border border-line bg-surface"
      />
    </section>
  );
}

/** As high as what comes. */
function Waiting() {
  return (
    <div className="mb-6 h-82 overflow-hidden">
      <SkeletonRows count={8} className="h-7" />
    </div>
  );
}
