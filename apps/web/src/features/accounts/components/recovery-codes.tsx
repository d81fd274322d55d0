import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Notice } from '../../../ui/notice';

/** Shown once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useT();
  return (
    <div className="space-y-4">
      <Notice tone="warn">{t('twoFactor.codesShownOnce')}</Notice>
      <div className="flex items-start gap-2 rounded-control border border-line bg-sunken p-3 pr-1">
        <ul className="grid grow grid-cols-2 gap-x-4 gap-y-1 font-mono text-sm">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={codes.join('\n')} label={t('twoFactor.copyCodes')} />
      </div>
      <Button tone="primary" onClick={onKept}>
        {t('twoFactor.codesKept')}
      </Button>
    </div>
  );
}
