import type { RepoType } from '@modelgrove/shared';
import { UploadPage } from '../features/uploads/components/upload-page';
import { uploadAddress } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { Notice } from '../ui/notice';
import { RevisionPage } from './revision-page';

export const ModelUploadPage = () => <UploadRoute type="model" />;
export const DatasetUploadPage = () => <UploadRoute type="dataset" />;
export const AppUploadPage = () => <UploadRoute type="app" />;

function UploadRoute({ type }: { type: RepoType }) {
  const t = useT();
  return (
    <RevisionPage type={type} kind="upload" addressOf={uploadAddress}>
      {({ repository, revision, path, mayWrite }) =>
        mayWrite ? (
          <UploadPage key={`${revision}/${path}`} repository={repository} revision={revision} path={path} />
        ) : (
          <Notice tone="warn">{t('edit.notHere')}</Notice>
        )
      }
    </RevisionPage>
  );
}
