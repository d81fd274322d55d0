import type { ReactNode } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { formatBytes, formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Moment } from '../../../ui/moment';
import { Panel } from '../../../ui/page';
import { TaskLabel } from './task-label';

export function RepositoryFacts({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Panel title={t('facts.title')}>
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
        <Fact name={t('facts.license')}>{repository.license ?? t('facts.none')}</Fact>
        <Fact name={t('facts.size')}>{formatBytes(repository.usedBytes, locale)}</Fact>
        <Fact name={t('facts.commits')}>{formatCount(repository.commitsCount, locale)}</Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}
