import type { RepoType } from '@modelgrove/shared';
import { Folder } from '../features/files/components/folder';
import { FolderActions } from '../features/files/components/folder-actions';
import { Readme } from '../features/files/components/readme';
import { LastCommit } from '../features/history/components/last-commit';
import { treeAddress } from '../lib/addresses';
import { markdownOf } from './markdown-of';
import { RevisionPage } from './revision-page';

export const ModelTreePage = () => <TreePage type="model" />;
export const DatasetTreePage = () => <TreePage type="dataset" />;
export const AppTreePage = () => <TreePage type="app" />;

function TreePage({ type }: { type: RepoType }) {
  return (
    <RevisionPage
      type={type}
      kind="tree"
      addressOf={treeAddress}
      actions={(place) => <FolderActions {...place} mayGive={place.mayWrite || place.mayPropose} />}
    >
      {({ repository, revision, path }) => (
        <>
          <LastCommit repository={repository} revision={revision} path={path} />
          <Folder repository={repository} revision={revision} path={path} />
          <Readme
            repository={repository}
            revision={revision}
            folder={path}
            renderMarkdown={(readme, frame) => markdownOf(repository, revision, readme, frame)}
          />
        </>
      )}
    </RevisionPage>
  );
}
