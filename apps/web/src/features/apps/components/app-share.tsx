import type { AppAtWork } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { CommandBlock } from '../../../ui/command-block';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { embedCode } from '../model/frame';

interface Props {
  app: AppAtWork;
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The code that shows the app on another page, or how its author allows that. */
export function AppShare({ app, title, open, onOpenChange }: Props) {
  const t = useT();
  const { url, embeddable, expiresAt, isIsolated } = app;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('app.embed')} description={t('app.embedHint')}>
      {url !== null && embeddable && isIsolated ? (
        <CommandBlock lines={[embedCode(url, title)]} label={t('app.embedCode')} copyLabel={t('app.embedCopy')} />
      ) : (
        <>
          <Notice>{t(expiresAt !== null ? 'app.embedClosed' : isIsolated ? 'app.embedAsk' : 'app.embedNoOrigin')}</Notice>
          {expiresAt === null && isIsolated ? (
            <div className="mt-3">
              <CommandBlock lines={['disable_embedding: false']} label={t('app.embedField')} copyLabel={t('app.embedCopy')} />
            </div>
          ) : null}
        </>
      )}
    </Dialog>
  );
}
