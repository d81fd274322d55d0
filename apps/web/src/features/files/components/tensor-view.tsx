import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { TensorList } from '../../../lib/api-types';
import { formatBytes, formatParameters } from '../../../lib/formats';
import { HubError } from '../../../lib/hub-error';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { cx } from '../../../ui/class-names';
import { Notice } from '../../../ui/notice';
import { SearchInput } from '../../../ui/search-input';
import { SkeletonRows } from '../../../ui/skeleton';
import { tensorsQuery } from '../api/tensors';
import { filterTensors } from '../model/filter-tensors';
import { TensorTable } from './tensor-table';
import { WeightsMetadata } from './weights-metadata';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
}

/** What is in a file of weights: totals, tensors, and what it says of itself. */
export function TensorView({ repository, revision, path }: Props) {
  const list = useQuery(tensorsQuery(repository, revision, path));
  if (list.data !== undefined) return <Found list={list.data} />;
  return list.isError ? <Problem error={list.error} /> : <SkeletonRows count={12} className="h-8" />;
}

/** What is wrong with the header the hub says in English. */
function Problem({ error }: { error: unknown }) {
  const t = useT();
  return (
    <div className="p-4">
      <Notice tone="danger">
        {problemText(error, t)}
        {error instanceof HubError && error.code === 'tensors/unreadable' ? (
          <span lang="en" className="mt-1 block">
            {error.message}
          </span>
        ) : null}
      </Notice>
    </div>
  );
}

function Found({ list }: { list: TensorList }) {
  const t = useT();
  const [text, setText] = useState('');
  const [dtype, setDtype] = useState<string | null>(null);
  const [withHashes, setWithHashes] = useState(false);
  const shown = useMemo(() => filterTensors(list.tensors, text, dtype), [list.tensors, text, dtype]);
  const hasHashes = list.tensors.some(({ hash }) => hash !== null);
  return (
    <>
      <Totals list={list} dtype={dtype} onDtype={setDtype} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <SearchInput value={text} label={t('tensors.search')} onSettle={setText} />
        <span role="status" className="text-sm text-muted">
          {t('tensors.shown', { shown: shown.length, total: list.total })}
        </span>
        {hasHashes ? (
          <label className="flex min-h-6 items-center gap-2 text-sm">
            <input type="checkbox" checked={withHashes} onChange={(event) => setWithHashes(event.target.checked)} />
            {t('tensors.hashes')}
          </label>
        ) : null}
      </div>
      {list.tensors.length < list.total ? (
        <p className="border-b border-line px-4 py-2 text-sm text-warn-ink">{t('tensors.cut', { count: list.tensors.length })}</p>
      ) : null}
      {shown.length === 0 ? (
        <p className="px-4 py-8 text-center text-muted">{t(list.total === 0 ? 'tensors.none' : 'tensors.noMatch')}</p>
      ) : (
        <TensorTable key={`${text} ${dtype}`} tensors={shown} withHashes={withHashes} />
      )}
      <WeightsMetadata list={list} />
    </>
  );
}

/** Of each dtype how much there is; each shows only its own when it is pressed. */
function Totals({ list, dtype, onDtype }: { list: TensorList; dtype: string | null; onDtype: (dtype: string | null) => void }) {
  const t = useT();
  const locale = useLocale();
  const parameters = list.dtypes.reduce((sum, one) => sum + one.parameters, 0);
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 text-sm">
      <span className="mr-2">{t('tensors.parameters', { count: formatParameters(parameters) })}</span>
      {list.dtypes.map((one) => (
        <button
          key={one.dtype}
          type="button"
          aria-pressed={dtype === one.dtype}
          onClick={() => onDtype(dtype === one.dtype ? null : one.dtype)}
          className={cx(
            'min-h-8 rounded-control border px-2.5 py-1 text-left',
            dtype === one.dtype ? 'border-transparent bg-accent-soft text-accent-soft-ink' : 'border-line-strong',
          )}
        >
          <strong className="font-medium">{one.dtype}</strong>{' '}
          <span className={dtype === one.dtype ? undefined : 'text-muted'}>
            {t('tensors.ofDtype', { tensors: one.tensors, parameters: formatParameters(one.parameters) })}
            {one.sizeBytes === null ? '' : ` · ${formatBytes(one.sizeBytes, locale)}`}
          </span>
        </button>
      ))}
    </div>
  );
}
