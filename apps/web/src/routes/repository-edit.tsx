import type { RepoType } from '@modelgrove/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useUser } from '../features/accounts/api/session';
import { EditForm } from '../features/editing/components/edit-form';
import { fileQuery } from '../features/files/api/file';
import { commitNamed, guardOf, refsQuery } from '../features/repositories/api/refs';
import { blobAddress, discussionAddress, editAddress, newFileAddress, treeAddress } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { Notice } from '../ui/notice';
import { ProblemPage } from '../ui/problem-page';
import { SkeletonRows } from '../ui/skeleton';
import { RevisionPage, type Place } from './revision-page';

export const ModelEditPage = () => <EditRoute type="model" kind="edit" />;
export const DatasetEditPage = () => <EditRoute type="dataset" kind="edit" />;
export const AppEditPage = () => <EditRoute type="app" kind="edit" />;
export const ModelNewFilePage = () => <EditRoute type="model" kind="new" />;
export const DatasetNewFilePage = () => <EditRoute type="dataset" kind="new" />;
export const AppNewFilePage = () => <EditRoute type="app" kind="new" />;

function EditRoute({ type, kind }: { type: RepoType; kind: 'edit' | 'new' }) {
  const t = useT();
  return (
    <RevisionPage type={type} kind={kind} addressOf={kind === 'edit' ? editAddress : newFileAddress}>
      {(place) => {
        if (!place.mayWrite && !place.mayPropose) return <Notice tone="warn">{t('edit.notHere')}</Notice>;
        return kind === 'edit' ? <ExistingFile {...place} /> : <Editor place={place} path={null} text="" />;
      }}
    </RevisionPage>
  );
}

function ExistingFile(place: Place) {
  const t = useT();
  const { repository, revision, path } = place;
  // What is edited stays as it was opened, whatever comes in behind it.
  const file = useQuery({ ...fileQuery(repository, revision, path), staleTime: Infinity, refetchOnMount: 'always', gcTime: 0 });
  if (file.data === undefined || file.isFetching) return file.isError ? <ProblemPage error={file.error} /> : <SkeletonRows count={8} />;
  const { data } = file;
  if (data.kind !== 'text' || data.truncated || data.sha256 !== null) return <Notice tone="warn">{t('edit.notText')}</Notice>;
  return <Editor place={place} path={path} text={data.text} />;
}

function Editor({ place, path, text }: { place: Place; path: string | null; text: string }) {
  const t = useT();
  const go = useGo();
  const client = useQueryClient();
  const viewer = useUser()?.name;
  const { repository, revision } = place;
  const refs = useQuery({ ...refsQuery(repository), staleTime: Infinity, refetchOnMount: 'always', gcTime: 0 });
  const parent = refs.isFetching ? null : commitNamed(refs.data, revision);
  if (parent === null || viewer === undefined) return <SkeletonRows count={8} />;
  const guard = place.mayWrite ? guardOf(refs.data, revision) : null;
  if (guard !== null && !place.mayPropose) return <Notice tone="warn">{t('edit.guarded', { patterns: guard })}</Notice>;
  const headNow = async () => commitNamed(await client.fetchQuery({ ...refsQuery(repository), staleTime: 0 }), revision) ?? parent;
  return (
    <EditForm
      viewer={viewer}
      repository={repository}
      revision={revision}
      path={path}
      folder={place.path}
      text={text}
      parent={parent}
      headNow={headNow}
      mayWrite={place.mayWrite && guard === null}
      guard={guard}
      onDone={(saved, num) => go(num === null ? blobAddress(repository, revision, saved) : discussionAddress(repository, num))}
      cancelHref={path === null ? treeAddress(repository, revision, place.path) : blobAddress(repository, revision, path)}
    />
  );
}
