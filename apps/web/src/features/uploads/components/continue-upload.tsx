import { useState } from 'react';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Panel } from '../../../ui/page';
import { filesOfHolds } from '../model/dropped-files';
import { mayRead } from '../model/handles';
import { bytesOf, type UploadRecord } from '../model/upload-record';
import type { Chosen } from '../model/upload-types';

/** An upload of a page that was closed: by one question where the browser holds the files, else by choosing them once more. */
export function ContinueUpload({ record, onFiles }: { record: UploadRecord; onFiles: (chosen: Chosen) => void }) {
  const t = useT();
  const locale = useLocale();
  const [isRefused, setRefused] = useState(false);
  const { sentBytes, bytes } = bytesOf(record);
  const size = { sent: formatBytes(sentBytes, locale), size: formatBytes(bytes, locale), count: record.files.length };
  const isHeld = record.roots.length > 0 && !isRefused;
  const goOn = async () => {
    const chosen = (await mayRead(record.roots)) ? await filesOfHolds(record.roots).catch(() => null) : null;
    if (chosen === null) setRefused(true);
    else onFiles(chosen);
  };
  return (
    <Panel title={t('upload.left')}>
      <p>{t('upload.leftText', size)}</p>
      {isHeld ? null : <p className="mt-1 text-muted">{t('upload.leftChoose')}</p>}
      {isHeld ? (
        <Button tone="primary" className="mt-3" onClick={() => void goOn()}>
          <Icon name="play" />
          {t('upload.goOn')}
        </Button>
      ) : null}
    </Panel>
  );
}
