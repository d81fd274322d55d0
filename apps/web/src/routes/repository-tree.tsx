import type { RepoType } from '@modelgrove/shared';
import { Folder } from '../features/files/components/folder';
import { treeAddress } from '../lib/addresses';
import { RevisionPage } from './revision-page';

export const ModelTreePage = () => <TreePage type="model" />;
export const DatasetTreePage = () => <TreePage type="dataset" />;
export const AppTreePage = () => <TreePage type="app" />;

function TreePage({ type }: { type: RepoType }) {
  return (
    <RevisionPage type={type} kind="tree" addressOf={treeAddress}>
      {(place) => <Folder {...place} />}
    </RevisionPage>
  );
}
