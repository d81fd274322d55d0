import type { RepoType } from '@modelgrove/shared';
import { FileView } from '../features/files/components/file-view';
import { blobAddress } from '../lib/addresses';
import { RevisionPage } from './revision-page';

export const ModelBlobPage = () => <BlobPage type="model" />;
export const DatasetBlobPage = () => <BlobPage type="dataset" />;
export const AppBlobPage = () => <BlobPage type="app" />;

function BlobPage({ type }: { type: RepoType }) {
  return (
    <RevisionPage type={type} kind="blob" addressOf={blobAddress}>
      {(place) => <FileView {...place} />}
    </RevisionPage>
  );
}
