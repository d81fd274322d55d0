import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { CardView } from '../features/cards/components/card-view';
import { repositoryQuery } from '../features/repositories/api/detail';
import { RepositoryFacts } from '../features/repositories/components/repository-facts';
import { SnippetPanel } from '../features/repositories/components/snippet-panel';
import { downloadSnippets, pushSnippets } from '../features/repositories/model/snippets';
import type { RepositoryDetail } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useRepositoryKey } from './params';

export const ModelCardPage = () => <CardPage type="model" />;
export const DatasetCardPage = () => <CardPage type="dataset" />;
export const AppCardPage = () => <CardPage type="app" />;

function CardPage({ type }: { type: RepoType }) {
  const { data } = useQuery(repositoryQuery(useRepositoryKey(type)));
  if (data === undefined) return null;
  return data.revision.commitOid === null ? <EmptyRepository repository={data} /> : <CardWithFacts repository={data} />;
}

function CardWithFacts({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const snippets = downloadSnippets(repository, window.location.origin, repository.libraryName);
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="min-w-0">
        <CardView
          place={{ key: repository, revision: repository.defaultBranch }}
          empty={<p className="py-12 text-center text-muted">{t('card.none')}</p>}
        />
      </div>
      <aside className="min-w-0 space-y-4">
        <SnippetPanel title={t(`use.${repository.type}`)} snippets={snippets} />
        <RepositoryFacts repository={repository} />
      </aside>
    </div>
  );
}

function EmptyRepository({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  return (
    <div className="mx-auto max-w-3xl">
      <p className="mb-4 text-muted">{t('repo.empty')}</p>
      <SnippetPanel title={t('repo.fill')} snippets={pushSnippets(repository, window.location.origin)} />
    </div>
  );
}
