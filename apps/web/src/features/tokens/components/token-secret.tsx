import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Notice } from '../../../ui/notice';

export function TokenSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useT();
  return (
    <div className="space-y-4">
      <Notice tone="warn">{t('tokens.shownOnce')}</Notice>
      <div className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
        <code className="min-w-0 grow font-mono text-xs">{secret}</code>
        <CopyButton text={secret} label={t('tokens.copy')} />
      </div>
      <div className="flex justify-end">
        <Button tone="primary" onClick={onClose}>
          {t('tokens.kept')}
        </Button>
      </div>
    </div>
  );
}
