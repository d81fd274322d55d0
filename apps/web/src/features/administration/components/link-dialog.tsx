import type { MadeLink } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { CopyLine } from '../../../ui/copy-line';
import { Dialog } from '../../../ui/dialog';

/** A one-time link that was just made: the only time it is shown. */
export function LinkDialog({ title, link, onClose }: { title: string; link: MadeLink | null; onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Dialog open={link !== null} onOpenChange={onClose} title={title}>
      {link === null ? null : (
        <div className="space-y-4">
          <p>{t('link.made', { when: formatMoment(link.expiresAt, locale) })}</p>
          <CopyLine text={link.url} label={t('link.copy')} />
          <div className="flex justify-end">
            <Button tone="primary" onClick={onClose}>
              {t('close')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
