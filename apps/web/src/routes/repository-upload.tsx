import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useUser } from '../features/accounts/api/session';
import { ArrivalNote } from '../features/start/components/arrival-note';
import { guardOf, refsQuery } from '../features/repositories/api/refs';
import { UploadPage } from '../features/uploads/components/upload-page';
import { discussionAddress, treeAddress, uploadAddress, type RepositoryKey } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { Notice } from '../ui/notice';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';
import { RevisionPage } from './revision-page';

export const ModelUploadPage = () => <UploadRoute type="model" />;
export const DatasetUploadPage = () => <UploadRoute type="dataset" />;
export const AppUploadPage = () => <UploadRoute type="app" />;

function UploadRoute({ type }: { type: RepoType }) {
  const t = useT();
  const user = useUser();
  // Whoever is signed out meanwhile goes on when they are back.
  const viewer = useRef<string>(undefined);
  viewer.current ??= user?.name;
  const { current } = viewer;
  return (
    <RevisionPage type={type} kind="upload" addressOf={uploadAddress}>
      {({ repository, revision, path, mayWrite, mayPropose }) =>
        current !== undefined && (mayWrite || mayPropose) ? (
          <Upload
            key={`${revision}/${path}`}
            viewer={current}
            repository={repository}
            revision={revision}
            path={path}
            mayWrite={mayWrite}
            mayPropose={mayPropose}
          />
        ) : user === undefined ? null : (
          <Notice tone="warn">{t('edit.notHere')}</Notice>
        )
      }
    </RevisionPage>
  );
}

interface Place {
  viewer: string;
  repository: RepositoryKey;
  revision: string;
  path: string;
  mayWrite: boolean;
  mayPropose: boolean;
}

/** When all is done the folder shows what has come. Whoever is led here for the first time is told so, and goes on when they like. */
function Upload({ viewer, repository, revision, path, mayWrite, mayPropose }: Place) {
  const t = useT();
  const go = useGo();
  const refs = useQuery(refsQuery(repository));
  const isFirst = useSearchParams()['first'] !== undefined;
  const [arrived, setArrived] = useState(false);
  const done = (num: number | null) => {
    if (num !== null) go(discussionAddress(repository, num));
    else if (isFirst) setArrived(true);
    else go(treeAddress(repository, revision, path));
  };
  // What was begun goes on by the rules of then: the hub decides.
  const [guard, setGuard] = useState<string | null>();
  if (guard === undefined) {
    if (refs.data === undefined && !refs.isError) return <SkeletonRows count={4} />;
    setGuard(mayWrite ? guardOf(refs.data, revision) : null);
    return null;
  }
  if (guard !== null && !mayPropose) return <Notice tone="warn">{t('edit.guarded', { patterns: guard })}</Notice>;
  return (
    <>
      <UploadPage
        viewer={viewer}
        repository={repository}
        revision={revision}
        path={path}
        mayWrite={mayWrite && guard === null}
        guard={guard}
        onDone={done}
      />
      {isFirst ? <ArrivalNote repository={arrived ? repository : null} /> : null}
    </>
  );
}
