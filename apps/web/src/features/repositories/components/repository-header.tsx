import type { ReactNode } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { LIST_ADDRESS, repositoryAddress } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { CopyButton } from '../../../ui/copy-button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { tagText, visibleTags } from '../model/tags';
import { TaskLabel } from './task-label';

const SHOWN_TAGS = 12;

export function RepositoryHeader({ repository, actions }: { repository: RepositoryDetail; actions: ReactNode }) {
  const t = useT();
  return (
    <header className="space-y-3 pt-6 pb-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="flex min-w-0 flex-wrap items-center gap-x-1 text-lg">
          <Icon name={repository.type} className="mr-1 size-5 text-link" />
          <AppLink href={`/${encodeURIComponent(repository.namespace)}`} className="text-muted hover:underline">
            {repository.namespace}
          </AppLink>
          <span className="text-muted">/</span>
          <AppLink href={repositoryAddress(repository)} className="font-semibold text-ink hover:underline">
            {repository.name}
          </AppLink>
          <CopyButton text={repository.id} label={t('repo.copyId')} />
        </h1>
        <Badge className="max-sm:sr-only">{t(`type.${repository.type}.one`)}</Badge>
        {repository.isPrivate ? (
          <Badge tone="warn">
            <Icon name="lock" className="size-3" />
            {t('repo.private')}
          </Badge>
        ) : null}
        {repository.isArchived ? <Badge tone="warn">{t('repo.archived')}</Badge> : null}
        {repository.gated ? <Badge tone="warn">{t('repo.gated')}</Badge> : null}
        <div className="flex flex-wrap gap-2 sm:ml-auto">{actions}</div>
      </div>
      <TagRow repository={repository} />
    </header>
  );
}

function TagRow({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const tags = visibleTags(repository.tags, repository);
  if (tags.length === 0 && repository.pipelineTag === null && repository.libraryName === null) return null;
  const list = (facet: string, value: string) => `${LIST_ADDRESS[repository.type]}?${facet}=${encodeURIComponent(value)}`;
  return (
    <ul aria-label={t('repo.tags')} className="flex flex-wrap gap-1.5">
      {repository.pipelineTag === null ? null : (
        <Tag href={list('task', repository.pipelineTag)} tone="accent">
          <TaskLabel tag={repository.pipelineTag} />
        </Tag>
      )}
      {repository.libraryName === null ? null : <Tag href={list('library', repository.libraryName)}>{repository.libraryName}</Tag>}
      {tags.slice(0, SHOWN_TAGS).map((tag) => (
        <Tag key={tag} href={list('tag', tag)}>
          {tagText(tag)}
        </Tag>
      ))}
      {tags.length > SHOWN_TAGS ? <li className="text-xs leading-5 text-muted">+{tags.length - SHOWN_TAGS}</li> : null}
    </ul>
  );
}

/** Leads to what else has it. */
function Tag({ href, tone, children }: { href: string; tone?: 'accent'; children: ReactNode }) {
  return (
    <li className="max-w-full">
      <AppLink href={href} className="flex rounded-[4px] hover:brightness-95">
        <Badge tone={tone}>{children}</Badge>
      </AppLink>
    </li>
  );
}
