import type { RepoType } from '@modelgrove/shared';
import { FacetSidebar } from '../features/repositories/components/facet-panel';
import { FilterChips } from '../features/repositories/components/filter-chips';
import { ListControls } from '../features/repositories/components/list-controls';
import { RepositoryList } from '../features/repositories/components/repository-list';
import { parseListState } from '../features/repositories/model/list-search';
import { useUser } from '../features/accounts/api/session';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { Icon } from '../ui/icon';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { useSearchParams } from './params';

export const ModelsPage = () => <RepositoryListPage type="model" />;
export const DatasetsPage = () => <RepositoryListPage type="dataset" />;
export const AppsPage = () => <RepositoryListPage type="app" />;

function RepositoryListPage({ type }: { type: RepoType }) {
  const t = useT();
  const user = useUser();
  const state = parseListState(useSearchParams());
  useTitle(t(`type.${type}.many`));
  return (
    <Page>
      <div className="mb-4 flex min-h-9 items-center justify-between gap-4">
        <h1 className="text-xl font-semibold">{t(`type.${type}.many`)}</h1>
        {user ? (
          <AppLink href={`/new?type=${type}`} className={buttonClass('primary')}>
            <Icon name="plus" />
            {t(`new.of.${type}`)}
          </AppLink>
        ) : null}
      </div>
      <div className="gap-8 lg:grid lg:grid-cols-[220px_minmax(0,1fr)]">
        <FacetSidebar type={type} state={state} />
        <div className="min-w-0">
          <div className="mb-3 space-y-2">
            <ListControls type={type} state={state} />
            <FilterChips type={type} state={state} />
          </div>
          <RepositoryList type={type} state={state} />
        </div>
      </div>
    </Page>
  );
}
