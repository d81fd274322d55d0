import type { RepoType } from '@modelgrove/shared';
import { CommitList } from '../features/history/components/commit-list';
import { commitsAddress } from '../lib/addresses';
import { RevisionPage } from './revision-page';

export const ModelCommitsPage = () => <CommitsPage type="model" />;
export const DatasetCommitsPage = () => <CommitsPage type="dataset" />;
export const AppCommitsPage = () => <CommitsPage type="app" />;

function CommitsPage({ type }: { type: RepoType }) {
  return (
    <RevisionPage type={type} kind="commits" addressOf={commitsAddress}>
      {({ repository, revision, path }) => <CommitList repository={repository} revision={revision} path={path} />}
    </RevisionPage>
  );
}
