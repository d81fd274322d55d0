import type { ConsentQuestion } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';

/** Somebody may have sent the code to have their own device signed in as this person (RFC 8628 §5.4): where it asked from, and a warning. */
export function AskingDevice({ device }: { device: NonNullable<ConsentQuestion['device']> }) {
  const t = useT();
  return (
    <Notice tone="warn">
      <p className="font-medium">{t('device.warning')}</p>
      <p className="mt-1 text-xs wrap-anywhere">
        {device.address} · {device.userAgent || '–'} · <Moment at={device.startedAt} />
      </p>
    </Notice>
  );
}
