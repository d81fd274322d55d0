import { useLocation } from '@tanstack/react-router';
import { uploadAddress } from '../../../lib/addresses';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button, buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { useLeftUploads } from '../api/use-left-uploads';
import { bytesOf, type UploadRecord } from '../model/upload-record';

/** On every page: what was being uploaded when its page was closed. */
export default function UploadsLeft({ viewer }: { viewer: string }) {
  const { records, forget } = useLeftUploads(viewer);
  const { pathname } = useLocation();
  const elsewhere = records.filter(({ repository, revision, path }) => pathname !== uploadAddress(repository, revision, path));
  return elsewhere.map((record) => <Left key={record.id} record={record} onForget={() => forget(record.id)} />);
}

function Left({ record, onForget }: { record: UploadRecord; onForget: () => void }) {
  const t = useT();
  const locale = useLocale();
  const { repository, revision, path } = record;
  const { sentBytes, bytes } = bytesOf(record);
  const about = {
    place: `${repository.namespace}/${repository.name}`,
    sent: formatBytes(sentBytes, locale),
    size: formatBytes(bytes, locale),
  };
  return (
    <section aria-label={t('upload.left')} className="border-b border-line bg-sunken">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm sm:px-6">
        <p className="min-w-0 grow">{t('upload.leftBanner', about)}</p>
        <AppLink href={uploadAddress(repository, revision, path)} className={buttonClass('primary')}>
          {t('upload.goOn')}
        </AppLink>
        <Button tone="quiet" onClick={onForget}>
          {t('upload.forget')}
        </Button>
      </div>
    </section>
  );
}
