import { lazy, Suspense } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { formatBytes, formatCount } from '../../../lib/formats';
import { useLocale, useT, withRareWords } from '../../../lib/i18n';
import { useModelTools } from '../../../lib/model-tools';
import { Moment } from '../../../ui/moment';
import { Panel } from '../../../ui/page';
import { Fact } from './fact';
import { FileFactRows } from './file-facts';
import { TaskLabel } from './task-label';

const ImportedFrom = lazy(async () => ({ default: (await withRareWords(import('./imported-from'))).ImportedFrom }));
const DownloadSpark = lazy(async () => ({ default: (await import('./download-spark')).DownloadSpark }));

export function RepositoryFacts({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const locale = useLocale();
  const tools = useModelTools();
  return (
    <Panel title={t('facts.title')}>
      {repository.downloads === 0 ? null : (
        <Suspense fallback={<div className="h-19" />}>
          <DownloadSpark repository={repository} />
        </Suspense>
      )}
      <dl className="space-y-2">
        <Fact name={t('repo.downloads')}>{formatCount(repository.downloads, locale)}</Fact>
        <Fact name={t('facts.updated')}>
          <Moment at={repository.lastModifiedAt} />
        </Fact>
        <Fact name={t('facts.created')}>
          <Moment at={repository.createdAt} />
        </Fact>
        {repository.pipelineTag === null ? null : (
          <Fact name={t('facts.task')}>
            <TaskLabel tag={repository.pipelineTag} />
          </Fact>
        )}
        {repository.libraryName === null ? null : <Fact name={t('facts.library')}>{repository.libraryName}</Fact>}
        <FileFactRows repository={repository} />
        {repository.importedFrom === null ? null : (
          <Suspense>
            <ImportedFrom from={repository.importedFrom} />
          </Suspense>
        )}
        <Fact name={t('facts.license')}>{repository.license ?? t('facts.none')}</Fact>
        {repository.usedBytes === 0 ? null : <Fact name={t('facts.storage')}>{formatBytes(repository.usedBytes, locale)}</Fact>}
        <Fact name={t('facts.commits')}>{formatCount(repository.commitsCount, locale)}</Fact>
      </dl>
      {tools && repository.type === 'model' ? <tools.Facts model={repository} /> : null}
    </Panel>
  );
}
