import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { DeleteFile } from '../features/editing/components/delete-file';
import { FileActions } from '../features/files/components/file-actions';
import { FileView } from '../features/files/components/file-view';
import { isEditable } from '../features/files/model/file-kind';
import { isDataFile, planHref } from '../features/finetunes/model/plan';
import { LastCommit } from '../features/history/components/last-commit';
import { commitNamed, guardOf, refsQuery } from '../features/repositories/api/refs';
import { blobAddress, discussionAddress, treeAddress } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { buttonClass } from '../ui/button';
import { AppLink } from '../ui/link';
import { markdownOf } from './markdown-of';
import { RevisionPage, type Place } from './revision-page';

export const ModelBlobPage = () => <BlobPage type="model" />;
export const DatasetBlobPage = () => <BlobPage type="dataset" />;
export const AppBlobPage = () => <BlobPage type="app" />;

function BlobPage({ type }: { type: RepoType }) {
  return (
    <RevisionPage type={type} kind="blob" addressOf={blobAddress}>
      {(place) => <File {...place} />}
    </RevisionPage>
  );
}

function File({ repository, revision, path, mayWrite, mayPropose }: Place) {
  const t = useT();
  const go = useGo();
  const { data: refs } = useQuery(refsQuery(repository));
  const commitOid = commitNamed(refs, revision);
  const guard = guardOf(refs, revision);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const actions = (
    <FileActions
      repository={repository}
      revision={revision}
      path={path}
      commitOid={commitOid}
      mayEdit={(mayWrite || mayPropose) && isEditable(path)}
    >
      {repository.type === 'dataset' && isDataFile(path) ? (
        <AppLink href={planHref({ data: `${repository.namespace}/${repository.name}`, file: path })} className={buttonClass()}>
          {t('repo.tuneOn')}
        </AppLink>
      ) : null}
      {mayWrite && (guard === null || mayPropose) ? (
        <DeleteFile
          repository={repository}
          revision={revision}
          path={path}
          guard={guard}
          onDone={(num) => go(num === null ? treeAddress(repository, revision, folder) : discussionAddress(repository, num))}
        />
      ) : null}
    </FileActions>
  );
  return (
    <>
      <LastCommit repository={repository} revision={revision} path={path} />
      <FileView
        key={path}
        repository={repository}
        revision={revision}
        path={path}
        renderMarkdown={() => markdownOf(repository, revision, path)}
        actions={actions}
      />
    </>
  );
}
