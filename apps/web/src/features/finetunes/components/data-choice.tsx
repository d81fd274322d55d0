import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { blobAddress } from '../../../lib/addresses';
import type { TrainingFile } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { dataFilesQuery, datasetOf, trainingFilesQuery } from '../api/finetunes';
import type { DataPlace } from '../model/checked';
import { FileSender } from './file-sender';
import { RepositoryPicker } from './repository-picker';

interface Props {
  /** A dataset whose file is still to be chosen; '' as long as none was. */
  dataset: string;
  onDataset: (id: string) => void;
  onFile: (file: DataPlace) => void;
}

/** A file of a dataset of the hub, or one that is sent. */
export function DataChoice({ dataset, onDataset, onFile }: Props) {
  const t = useT();
  const takeSent = ({ repository, revision, path }: TrainingFile) => onFile({ repository, revision, path });
  if (dataset !== '') return <FileChoice dataset={dataset} onBack={() => onDataset('')} onFile={onFile} />;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <div className="min-w-0 space-y-2">
        <h3 className="font-medium">{t('tune.fromHub')}</h3>
        <RepositoryPicker type="dataset" label={t('tune.searchDatasets')} none={t('tune.noDatasets')} onChoose={onDataset} />
      </div>
      <div className="min-w-0 space-y-2">
        <h3 className="font-medium">{t('tune.fromHere')}</h3>
        <FileSender onDone={takeSent} />
        <SentBefore onChoose={takeSent} />
      </div>
    </div>
  );
}

function FileChoice({ dataset, onBack, onFile }: { dataset: string; onBack: () => void; onFile: (file: DataPlace) => void }) {
  const t = useT();
  const files = useQuery(dataFilesQuery(dataset));
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-3">
        <span data-by-user="">{dataset}</span>
        <Button onClick={onBack}>{t('tune.otherDataset')}</Button>
      </p>
      {files.isPending ? <SkeletonRows count={2} className="h-9" /> : null}
      {files.isError ? <Notice tone="danger">{problemText(files.error, t)}</Notice> : null}
      {files.data === undefined ? null : files.data.paths.length === 0 ? (
        <Notice tone="warn">{t('tune.noDataFiles')}</Notice>
      ) : (
        <FileList paths={files.data.paths} onChoose={(path) => onFile({ repository: dataset, revision: '', path })} />
      )}
    </div>
  );
}

const MOST_FILES = 200;

function FileList({ paths, onChoose }: { paths: readonly string[]; onChoose: (path: string) => void }) {
  const t = useT();
  const id = useId();
  return (
    <div>
      <h3 id={id} className="mb-1 font-medium">
        {t('tune.whichFile')}
      </h3>
      <ul aria-labelledby={id} className="max-h-80 divide-y divide-line overflow-y-auto rounded-control border border-line">
        {paths.slice(0, MOST_FILES).map((path) => (
          <li key={path}>
            <button
              type="button"
              onClick={() => onChoose(path)}
              className="min-h-10 w-full px-3 py-2 text-left font-mono text-xs break-all -outline-offset-2 hover:bg-hover"
              data-by-user=""
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
      {paths.length > MOST_FILES ? (
        <p className="mt-1 text-xs text-muted">{t('tune.moreFiles', { count: paths.length - MOST_FILES })}</p>
      ) : null}
    </div>
  );
}

const SENT_SHOWN = 4;

function SentBefore({ onChoose }: { onChoose: (file: TrainingFile) => void }) {
  const t = useT();
  const locale = useLocale();
  const files = useQuery(trainingFilesQuery()).data?.files.slice(0, SENT_SHOWN) ?? [];
  if (files.length === 0) return null;
  return (
    <div>
      <h4 className="mb-1 text-xs text-muted">{t('tune.sentBefore')}</h4>
      <ul aria-label={t('tune.sentBefore')} className="divide-y divide-line rounded-control border border-line">
        {files.map((file) => (
          <li key={file.key}>
            <button
              type="button"
              onClick={() => onChoose(file)}
              className="flex min-h-10 w-full flex-wrap items-center gap-x-3 px-3 py-2 text-left -outline-offset-2 hover:bg-hover"
            >
              <span className="min-w-0 break-all" data-by-user="">
                {file.fileName}
              </span>
              <span className="text-xs text-muted">
                {formatBytes(file.sizeBytes, locale)} · <Moment at={file.createdAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A file that was chosen, and the way to it. */
export function ChosenFile({ place: { repository, revision, path } }: { place: DataPlace }) {
  return (
    <AppLink
      href={blobAddress(datasetOf(repository), revision || 'main', path)}
      className="text-link break-all hover:underline"
      data-by-user=""
    >
      {repository} · {path.split('/').at(-1)}
    </AppLink>
  );
}
