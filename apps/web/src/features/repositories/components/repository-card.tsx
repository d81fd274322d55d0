import { lazy, Suspense } from 'react';
import { repositoryAddress } from '../../../lib/addresses';
import type { RepositoryFound, RepositorySummary } from '../../../lib/api-types';
import { formatCount, formatParameters } from '../../../lib/formats';
import { useLocale, useT, withRareWords } from '../../../lib/i18n';
import { useModelTools } from '../../../lib/model-tools';
import { Badge } from '../../../ui/badge';
import { Icon, type IconName } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Marked } from '../../../ui/marked';
import { Moment } from '../../../ui/moment';
import { TaskLabel } from './task-label';

const CardPrice = lazy(() => withRareWords(import('./card-price')));

type Listed = RepositorySummary | RepositoryFound;

export function RepositoryCard({ repository, withText = false }: { repository: Listed; withText?: boolean }) {
  const t = useT();
  const tools = useModelTools();
  const marks = 'nameMarks' in repository ? repository.nameMarks : [];
  return (
    <article className="relative flex h-full flex-col justify-between gap-1 rounded-panel border border-line bg-surface px-3 py-2.5 hover:border-line-strong">
      <div className="flex min-h-6 min-w-0 items-center gap-2">
        <Icon name={repository.type} className="size-4 text-link" />
        <AppLink
          href={repositoryAddress(repository)}
          title={repository.id}
          className="min-w-0 truncate font-medium text-ink outline-none after:absolute after:inset-0 after:rounded-panel after:outline-focus focus-visible:after:outline-2"
        >
          <span className="font-normal text-muted">
            <Marked text={`${repository.namespace}/`} marks={marks} />
          </span>
          <Marked text={repository.name} marks={marks} from={repository.namespace.length + 1} />
        </AppLink>
        {repository.isPrivate ? (
          <Badge tone="warn" className="shrink-0">
            <Icon name="lock" className="size-3" />
            {t('repo.private')}
          </Badge>
        ) : null}
        {repository.isSold ? (
          <Suspense>
            <CardPrice price={'price' in repository ? repository.price : null} />
          </Suspense>
        ) : null}
        {tools && repository.type === 'model' && repository.parameters !== null ? (
          <span className={repository.isSold ? '' : 'ml-auto'}>
            <tools.CardFit model={repository} />
          </span>
        ) : null}
      </div>
      {withText ? <FoundText repository={repository} /> : null}
      <CardFacts repository={repository} />
    </article>
  );
}

/** What its card says there. */
function FoundText({ repository }: { repository: Listed }) {
  if (!('snippet' in repository) || (repository.snippet === null && repository.title === '')) return null;
  const { title, titleMarks, snippet } = repository;
  return (
    <p data-by-user="" className="line-clamp-2 text-muted wrap-anywhere">
      {title === '' ? null : (
        <span className="text-ink">
          <Marked text={title} marks={titleMarks} />{' '}
        </span>
      )}
      {snippet === null ? null : <Marked text={snippet.text} marks={snippet.marks} />}
    </p>
  );
}

function CardFacts({ repository }: { repository: RepositorySummary }) {
  const t = useT();
  const tools = useModelTools();
  return (
    <div className="flex min-w-0 items-center gap-x-3 text-xs whitespace-nowrap text-muted">
      {repository.pipelineTag === null ? null : (
        <span className="min-w-0 truncate">
          <TaskLabel tag={repository.pipelineTag} />
        </span>
      )}
      {repository.parameters === null ? null : (
        <span title={t('repo.parameters')}>
          <span className="sr-only">{t('repo.parameters')} </span>
          {formatParameters(repository.parameters)}
        </span>
      )}
      <Moment at={repository.lastModifiedAt} className="relative" />
      <Count icon="download" value={repository.downloads} label={t('repo.downloads')} />
      <Count icon="heart" value={repository.likes} label={t('repo.likes')} />
      {tools && repository.type === 'model' ? <tools.CardCompare model={repository} /> : null}
    </div>
  );
}

function Count({ icon, value, label }: { icon: IconName; value: number; label: string }) {
  const locale = useLocale();
  return (
    <span className="inline-flex items-center gap-1" title={label}>
      <Icon name={icon} className="size-3.5" />
      <span className="sr-only">{label}</span>
      {formatCount(value, locale)}
    </span>
  );
}
